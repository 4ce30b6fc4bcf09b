/* Another program that has a file open, for `.ci/thorough`: `holds FILE HOW SECONDS`. HOW is `alone` (nobody
   else may open it), `reading` (others may read it, as with a PDF in Acrobat) or `sharing` (others may do
   everything with it, as a virus scanner lets them). Says `open` once it has it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

int main(int count, char **words) {
    if (count != 4) return 2;
    DWORD others = 0;
    if (!strcmp(words[2], "reading")) others = FILE_SHARE_READ;
    if (!strcmp(words[2], "sharing")) others = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    HANDLE file = CreateFileA(words[1], GENERIC_READ, others, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) return 1;
    puts("open");
    fflush(stdout);
    Sleep(1000 * atoi(words[3]));
    return 0;
}

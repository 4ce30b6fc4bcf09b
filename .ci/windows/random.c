/* Random numbers for programs under wine 8, which lacks the library that Rust's standard library takes them
   from (bcryptprimitives.dll). Wine has the same numbers elsewhere. Windows itself needs none of this. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) {
    return RtlGenRandom(bytes, (ULONG)count);
}

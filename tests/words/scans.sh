# In the folder where the files are to be; $1: the folder tests/resources of ocrmypdf.
R=$1

for f in $R/{skew,linn,ccitt,cardinal,c03-29,francais,jbig2,palette,3small,multipage,lichtenstein,aspect,masks,rotated_skew,cmyk,toc}.pdf; do
 b=scan-tesseract-$(basename $f .pdf)
 pdftoppm -r 200 -l 2 -png $f p_$b >/dev/null 2>&1
 ls p_$b*.png > p_$b.lst 2>/dev/null || continue
 OMP_THREAD_LIMIT=1 timeout 60 tesseract p_$b.lst $b pdf >/dev/null 2>&1
 rm -f p_$b*
done

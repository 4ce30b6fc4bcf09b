"""Makes two-column pages of the words of reports, by three programs: make.py FOLDER (of reports)."""
import glob,html,os,re,subprocess,sys
reports=sorted(glob.glob(sys.argv[1]+'/*.pdf'))
def paragraphs(f):
    t=subprocess.run(['pdftotext','-raw','-l','12',f,'-'],capture_output=True).stdout.decode('utf8','replace')
    t=re.sub(r'(?<![.:;!?])\n(?=\S)',' ',t.replace('\f','\n'))
    t=re.sub(r'[\x00-\x08\x0b-\x1f]','',t)
    return [p.strip() for p in t.split('\n') if len(p.split())>8]
n=0
for f in reports:
    ps=paragraphs(f)
    if len(ps)<25: continue
    if n==36: break
    how=('chromium','writer','groff')[n%3]; name=f'columns-{how}-{n:02}'; title=os.path.basename(f)[:-4]
    face=('serif','sans-serif','DejaVu Serif','Liberation Serif')[n//3%4]; size=(9,10,8.5,11)[n//3%4]
    body=''.join(f'<p>{html.escape(p)}</p>\n' for p in ps)
    if how=='chromium':
        open('x.html','w').write(f'<meta charset=utf-8><title>{title}</title><style>@page{{size:A4;margin:20mm}}body{{font:{size}pt/1.25 {face};column-count:2;column-gap:8mm;text-align:justify;hyphens:auto}}</style><html lang=en><body>{body}')
        subprocess.run(['chromium','--headless','--no-sandbox','--disable-gpu','--no-pdf-header-footer',f'--print-to-pdf={name}.pdf','x.html'],capture_output=True,timeout=90)
    elif how=='writer':
        para=''.join(f'<text:p text:style-name="P">{html.escape(p)}</text:p>' for p in ps)
        ns=' '.join(f'xmlns:{a}="urn:oasis:names:tc:opendocument:xmlns:{b}:1.0"' for a,b in (('office','office'),('text','text'),('style','style')))
        open(name+'.fodt','w').write(f'<?xml version="1.0" encoding="UTF-8"?><office:document {ns} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles><style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:margin-bottom="2mm"/><style:text-properties fo:font-family="Liberation Serif" fo:font-size="{size}pt" fo:language="en" fo:country="GB" fo:hyphenate="true"/></style:style><style:style style:name="S" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="8mm"/></style:section-properties></style:style></office:automatic-styles><office:body><office:text><text:section text:style-name="S" text:name="S">{para}</text:section></office:text></office:body></office:document>')
        subprocess.run(['soffice','--headless','--convert-to','pdf',name+'.fodt'],capture_output=True,timeout=120)
        os.remove(name+'.fodt')
    else:
        t='.nr PS %d\n.nr VS %d\n.LP\n.2C\n'%(round(size),round(size*1.2))+''.join('.PP\n'+re.sub(r"^[.']",r'\\&.',p.replace('\\','\\e'))+'\n' for p in ps)
        r=subprocess.run(['groff','-ms','-k','-Tps'],input=t.encode(),capture_output=True)
        subprocess.run(['ps2pdf','-',name+'.pdf'],input=r.stdout,capture_output=True)
    n+=1

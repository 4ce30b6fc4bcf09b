import random
def col(r): return "hsl(%d,%d%%,%d%%)"%(r.randrange(360),r.randrange(40,100),r.randrange(25,75))
def grad(r):
    k=r.choice(["linear-gradient(%ddeg,"%r.randrange(360),"radial-gradient(","radial-gradient(circle at %d%% %d%%,"%(r.randrange(100),r.randrange(100)),"repeating-linear-gradient(%ddeg,"%r.randrange(180),"conic-gradient(","repeating-radial-gradient("])
    n=r.randrange(2,6)
    if k.startswith("repeating"): return k+"%s 0 %dpx,%s %dpx %dpx)"%(col(r),r.randrange(4,20),col(r),20,r.randrange(24,60))
    return k+",".join(col(r) for _ in range(n))+")"
def svgpat(r,i):
    t=r.choice(["<path d='M0 0L%d %d' stroke='%s' stroke-width='%d'/>"%(s:=r.randrange(6,24),s,col(r),r.randrange(1,5)),"<circle cx='5' cy='5' r='%d' fill='%s'/>"%(r.randrange(2,6),col(r)),"<rect width='6' height='%d' fill='%s'/><rect x='6' y='6' width='6' height='6' fill='%s'/>"%(r.randrange(4,12),col(r),col(r))])
    tr=r.choice(["","patternTransform='rotate(%d)'"%r.randrange(90),"patternTransform='scale(%.1f) skewX(%d)'"%(r.uniform(.5,3),r.randrange(30))])
    return "<pattern id='p%d' width='%d' height='%d' patternUnits='userSpaceOnUse' %s>%s</pattern>"%(i,r.randrange(8,30),r.randrange(8,30),tr,t)
def svggrad(r,i):
    st="".join("<stop offset='%d%%' stop-color='%s' stop-opacity='%.1f'/>"%(o,col(r),r.choice([1,1,1,.4])) for o in sorted(r.sample(range(101),r.randrange(2,5))))
    return r.choice(["<linearGradient id='g%d' x2='%.1f' y2='%.1f'>%s</linearGradient>"%(i,r.random(),r.random(),st),"<radialGradient id='g%d' cx='%.1f' spreadMethod='%s' r='.4'>%s</radialGradient>"%(i,r.random(),r.choice(["pad","reflect","repeat"]),st)])
def chart(r):
    n=r.randrange(3,9); d="".join(svgpat(r,i) for i in range(n))+"".join(svggrad(r,i) for i in range(n))
    b=""
    k=r.choice(["bars","pie","area","hbars","text"])
    for i in range(n):
        f="url(#%s%d)"%(r.choice("pg"),i); h=r.randrange(30,260)
        if k=="bars": b+="<rect x='%d' y='%d' width='40' height='%d' fill='%s' stroke='black'/><text x='%d' y='290' font-size='12'>%d</text>"%(10+i*55,270-h,h,f,15+i*55,2015+i)
        elif k=="hbars": b+="<rect x='80' y='%d' width='%d' height='22' fill='%s'/><text x='5' y='%d' font-size='12'>Group %d</text>"%(10+i*30,h*1.5,f,26+i*30,i+1)
        elif k=="pie":
            import math; a0,a1=i*2*math.pi/n,(i+1)*2*math.pi/n
            b+="<path d='M200 150L%.1f %.1fA130 130 0 0 1 %.1f %.1fZ' fill='%s' stroke='%s'/>"%(200+130*math.cos(a0),150+130*math.sin(a0),200+130*math.cos(a1),150+130*math.sin(a1),f,col(r))
        elif k=="area": b+="<path d='M0 300%sV300Z' fill='%s' opacity='%.1f'/>"%("".join("L%d %d"%(x,r.randrange(50,290)) for x in range(0,500,60)),f,r.choice([1,.7,.4]))
        else: b+="<text x='10' y='%d' font-size='%d' font-weight='bold' fill='%s' stroke='url(#g%d)' stroke-width='1'>Returns %d%%</text>"%(40+i*42,r.randrange(24,48),f,i,r.randrange(99))
    return "<svg width='%d' height='%d' viewBox='0 0 500 300'><defs>%s</defs>%s</svg>"%(r.randrange(300,640),r.randrange(180,380),d,b)
words="The applicant states that conditions in the region remain volatile and reports of detention were corroborated by several observers during the period under review".split()
def para(r): return "<p style='%s'>%s.</p>"%(r.choice(["","columns:2","text-align:justify","color:"+col(r),"border-left:6px solid;border-image:"+grad(r)+" 1;padding-left:8px"])," ".join(r.choice(words) for _ in range(r.randrange(20,120))))
def block(r):
    k=r.randrange(10)
    if k==0: return "<div style='background:%s;height:%dpx;border-radius:%dpx'></div>"%(grad(r),r.randrange(20,200),r.randrange(40))
    if k==1: return "<h1 style='background:%s;color:white;padding:%dpx'>Country information %d</h1>"%(grad(r),r.randrange(4,30),r.randrange(2010,2026))
    if k==2: return "<h2 style='background:%s;-webkit-background-clip:text;color:transparent;font-size:%dpx'>Headline in colour</h2>"%(grad(r),r.randrange(24,60))
    if k in(3,4): return chart(r)
    if k==5: return "<div style='background:%s,%s;background-size:%dpx %dpx;height:90px;opacity:%.1f'></div>"%(grad(r),grad(r),r.randrange(20,90),r.randrange(20,90),r.choice([1,.6]))
    if k==6: return "<table border=1 style='border-collapse:collapse;width:100%%'>%s</table>"%"".join("<tr style='background:%s'>%s</tr>"%(r.choice([grad(r),"none","#eee"]),"".join("<td>%d</td>"%r.randrange(9999) for _ in range(5))) for _ in range(r.randrange(3,14)))
    if k==7: return "<div style='mix-blend-mode:%s;background:%s;height:60px;margin-top:-30px'></div>"%(r.choice(["multiply","screen","difference","darken"]),grad(r))
    if k==8: return "<div style='transform:rotate(%ddeg) scale(%.1f);background:%s;width:200px;height:80px;margin:40px;box-shadow:0 0 12px %s'>turned</div>"%(r.randrange(-30,30),r.uniform(.5,1.4),grad(r),col(r))
    return "<div style='-webkit-mask-image:linear-gradient(black,transparent);background:%s;height:80px'>fades</div>"%col(r)
for i in range(130):
    r=random.Random(i); size=r.choice(["A4","Letter","Letter","A5","A4 landscape","Letter landscape","Legal","A3","200mm 200mm","tabloid"])
    body="".join(r.choice([block,block,para])(r) for _ in range(r.randrange(3,16)))
    open("b%03d.html"%i,"w").write("<!doctype html><meta charset=utf-8><style>@page{size:%s;margin:%dmm}body{font-family:%s;-webkit-print-color-adjust:exact;print-color-adjust:exact;%s}</style><title>Page %d</title>%s"%(size,r.choice([0,5,10,20]),r.choice(["serif","sans-serif","monospace"]),r.choice(["","","background:"+grad(r)]),i,body))

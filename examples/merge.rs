use bundle_builder::pdf::{About, assemble::*, import};
fn main() {
    let files: Vec<String> = std::env::args().skip(2).collect();
    let out = std::env::args().nth(1).unwrap();
    let mut next = 0; let mut parts = vec![];
    let mut docs = vec![];
    for f in &files { let b = std::fs::read(f).unwrap();
        match import::Source::open(b.clone(), None, &Default::default()) { Ok(s) => { let n = s.len(); parts.push(Part{pages:(0..n).map(|p|(p,next+p)).collect(), fit: true, ..Default::default()}); next+=n; docs.push(b);
            println!("{f}: {:?}", import::survey(docs.last().unwrap().clone(), None, &Default::default()).map(|s| s.counts)); }
          Err(e)=>println!("{f}: {e}") } }
    let about = About{title:"t".into(),language:"en".into(),page_prefix:"AB".into(),open_at_percent:100};
    let outline = parts.iter().map(|p| bundle_builder::layout::OutlineEntry{title:"Doc".into(), page:p.pages[0].1, y:0.0, children:vec![]}).collect();
    let a = Assembly{about:&about,pages:next,parts,outline,nested_bookmarks:true,links:vec![],index:0,draft:true};
    let mut w = std::io::BufWriter::new(std::fs::File::create(out).unwrap());
    let t = std::time::Instant::now();
    let l = assemble(&a,&|i|Ok(docs[i].clone()),2,&mut w,&mut |_|std::ops::ControlFlow::Continue(())).unwrap();
    println!("{:?}", t.elapsed());
    for (x,f) in l.iter().zip(files) { println!("{f} missing {:?} {:?}", x.missing(), x); }
}

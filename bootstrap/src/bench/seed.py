#!/usr/bin/env python3
"""Fills a stopped server's SQLite file for measurements, and writes request files for a load generator.

seed.py DATA_DIR OUT_DIR USERS CHATS MESSAGES CHARACTERS [SEED]

OUT_DIR gets chats.tsv (a message to each chat), history.tsv and deep.tsv (a page of 20 at the end and in
the middle of each chat); a line is path, access token, body. Chats take about 50 messages of their
history into a prompt.
"""
import sqlite3,sys,json,uuid,time,os,hmac,hashlib,base64,random
data=sys.argv[1]; out=sys.argv[2]; users=int(sys.argv[3]); chats=int(sys.argv[4]); msgs=int(sys.argv[5]); chars=int(sys.argv[6])
db=sqlite3.connect(data+'/fabula.db'); key=open(data+'/keys/jwt.key','rb').read()
b64=lambda b: base64.urlsafe_b64encode(b).rstrip(b'=')
now=int(time.time()*1000); rnd=random.Random(int(sys.argv[7]) if len(sys.argv) > 7 else 7)
def uid(): 
    h=rnd.getrandbits(128); return str(uuid.UUID(int=(h & ~(0xf000<<64) | (0x7000<<64)) & ~(0xc000<<48) | (0x8000<<48)))
def tok(u):
    h=b64(json.dumps({"alg":"HS256","typ":"JWT"}).encode()); t=int(time.time())
    p=b64(json.dumps({"iss":"fabula","aud":"fabula","sub":u,"role":"user","jti":uid(),"sid":uid(),"iat":t,"exp":t+36000}).encode())
    return (h+b'.'+p+b'.'+b64(hmac.new(key,h+b'.'+p,hashlib.sha256).digest())).decode()
W="The quiet harbour kept its lanterns lit and Mara smiled while the tide turned slowly beneath the pier".split()
def text(n): return ' '.join(rnd.choice(W) for _ in range(n))
U=[]
for i in range(users):
    u=uid(); U.append(u)
    db.execute("insert into account_user values(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",(u,f"u{i}-{u[:8]}@ex.com",f"u{i}-{u[:8]}",f"u{i}-{u[:8]}",None,None,None,None,'USER',None,0,'x',1,now,now,None))
C=[]
for i in range(chars):
    c=uid(); C.append(c); d={"name":f"Mara {i}","description":text(200),"personality":text(40),"scenario":text(30),"first_message":text(30),"tags":["sea",f"t{i%50}"]}
    db.execute("insert into character_character values(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",(c,f"mara-{c}",U[i%users],d["name"],text(8),json.dumps(d["tags"]),'FEMALE','en',0,'PUBLIC',1,'{}',json.dumps(d),d["name"].lower(),None,None,None,1,now-i,now,0))
    chats_=rnd.randrange(1000); db.execute("insert into character_standing values(?,1,0,0,0,0,0,?,?,0,0,0,0,0,0,0)",(c,chats_,chats_))
    for t in d["tags"]: db.execute("insert into character_tag values(?,?)",(t,c))
    if i<chats: db.execute("insert or ignore into chat_cast_snapshot values(?,?,?)",(c,1,json.dumps(d)))
req=open(out+'/chats.tsv','w'); hist=open(out+'/history.tsv','w'); deep=open(out+'/deep.tsv','w')
per=msgs//chats
for i in range(chats):
    ch=uid(); u=U[i%users]; c=C[i%chars]
    db.execute("insert into chat_chat values(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",(ch,'DIRECT',u,None,c,json.dumps([{"id":c,"version":1,"name":"Mara"}]),None,None,'{"context_tokens":3150}',None,per,per+1,'x',0,None,1,now-i,now-i))
    mids=[]
    for p in range(1,per+1):
        m=uid(); mids.append(m); r='USER' if p%2==0 else 'ASSISTANT'
        facts="\t".join([r,c if r=='ASSISTANT' else '','COMPLETE','0','1','','','','',str(now)])
        db.execute("insert into chat_message (chat_id,position,id,content,facts) values(?,?,?,?,?)",(ch,p,m,text(20),facts))
    t=tok(u)
    req.write(f"/chats/{ch}/message\t{t}\t{{\"content\":\"Tell me more about the harbour {{n}}\"}}\n")
    hist.write(f"/chats/{ch}/messages?limit=20\t{t}\t-\n")
    deep.write(f"/chats/{ch}/messages?limit=20&before={mids[len(mids)//2]}\t{t}\t-\n")
db.commit()

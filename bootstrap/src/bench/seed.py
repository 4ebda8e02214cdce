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
def add(table,**row):
    db.execute(f"insert into {table} ({','.join(row)}) values({','.join('?'*len(row))})",tuple(row.values()))
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
    n=f"u{i}-{u[:8]}"
    add("account_user",id=u,email=f"{n}@ex.com",username=n,username_folded=n,role='USER',email_verified=0,password_hash='x',version=1,created_at=now,updated_at=now)
C=[]
for i in range(chars):
    c=uid(); C.append(c); d={"name":f"Mara {i}","description":text(200),"personality":text(40),"scenario":text(30),"first_message":text(30),"tags":["sea",f"t{i%50}"]}
    add("character_character",id=c,slug=f"mara-{c}",owner_id=U[i%users],name=d["name"],tagline=text(8),tags=json.dumps(d["tags"]),gender='FEMALE',language='en',nsfw=0,visibility='PUBLIC',definition_visible=1,structured_tags='{}',definition=json.dumps(d),version=1,created_at=now-i,updated_at=now,hidden=0)
    popular=rnd.randrange(1000)
    add("character_standing",character_id=c,listed=1,likes=0,favorites=0,upvotes=0,downvotes=0,comments=0,chats=popular,popular=popular,score=0,trending=0,fall=0,fell_at=0,popular_from=0,score_from=0,trending_from=0)
    for t in d["tags"]: add("character_tag",tag=t,character_id=c,listed=1)
    if i<chats: add("chat_cast_snapshot",character_id=c,version=1,definition=json.dumps(d))
req=open(out+'/chats.tsv','w'); hist=open(out+'/history.tsv','w'); deep=open(out+'/deep.tsv','w')
per=msgs//chats
for i in range(chats):
    ch=uid(); u=U[i%users]; c=C[i%chars]
    add("chat_chat",id=ch,kind='DIRECT',owner_id=u,character_id=c,cast_members=json.dumps([{"id":c,"version":1,"name":"Mara"}]),settings='{"context_tokens":3150}',message_count=per,next_position=per+1,last_message='x',unread_count=0,version=1,created_at=now-i,updated_at=now-i)
    add("chat_cast",chat_id=ch,character_id=c)
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

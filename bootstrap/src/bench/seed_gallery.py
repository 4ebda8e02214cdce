#!/usr/bin/env python3
"""Fills a running server with public characters, and writes request files for a load generator.

seed_gallery.py PORT JWT_SECRET OUT_DIR USERS CHARACTERS

The users are expected in the database (ids as user_id(i) makes them); `users` as the fourth argument of
`seed_gallery.py users sqlite|sql USERS` prints the statements that put them there. Characters go in by the
API, six at a time, as their authors' own. Every hundredth speaks of a rare word, every second of a common one,
half of them are Korean. They come in the order of their numbers, so whatever every so many have lies evenly.
"""
import base64,hashlib,hmac,http.client,json,random,sys,threading,time,urllib.parse,uuid
def user_id(i): return str(uuid.UUID(int=(0x01900000000070008000000000000000)+i))
if sys.argv[1]=='users':
    for i in range(int(sys.argv[3])):
        print(f"insert into account_user (id,email,username,username_folded,role,email_verified,password_hash,version,created_at,updated_at) values ('{user_id(i)}','u{i}@example.com','u{i}','u{i}','USER',false,'x',1,1,1);")
    sys.exit()
port,secret,out,users,count=int(sys.argv[1]),sys.argv[2].encode(),sys.argv[3],int(sys.argv[4]),int(sys.argv[5])
b64=lambda b: base64.urlsafe_b64encode(b).rstrip(b'=')
def token(i):
    now=int(time.time()); head=b64(b'{"alg":"HS256","typ":"JWT"}')
    body=b64(json.dumps({"iss":"fabula","aud":"fabula","sub":user_id(i),"role":"user","jti":str(uuid.uuid4()),"sid":str(uuid.uuid4()),"iat":now,"exp":now+36000}).encode())
    return (head+b'.'+body+b'.'+b64(hmac.new(secret,head+b'.'+body,hashlib.sha256).digest())).decode()
ENGLISH=("harbour lantern keeper quiet tide letter winter stone river orchard clock mirror violin garden thunder velvet "
  "copper shadow meadow compass whisper ember falcon granite hollow island journey kettle ladder marble needle").split()
KOREAN="등대 항구 편지 겨울 강가 과수원 시계 거울 정원 천둥 그림자 들판 나침반 속삭임 불씨 섬 여행 주전자 사다리 바늘 언덕 우체국 찻집 골목".split()
ids=[None]*count
def character(i):
    rnd=random.Random(i); korean=i%2==0; words=KOREAN if korean else ENGLISH
    text=lambda n: ' '.join(rnd.choice(words)+(rnd.choice(['','는','에서','의']) if korean else '') for _ in range(n))
    rare=(' 해무리' if korean else ' zephyrine') if i%100 in (0,1) else ''
    common=(' 사람' if korean else ' someone') if i%4<2 else ''
    return {"name":f"{'미라' if korean else 'Mara'} {i}","tagline":text(6),"description":text(180)+rare+common,"personality":text(30),
      "first_message":text(30),"tags":[f"t{i%50}","바다" if korean else "sea"],"visibility":"public","language":"ko" if korean else "en"}
order=iter(range(count)); lock=threading.Lock()
def work(part):
    c=http.client.HTTPConnection('127.0.0.1',port); tokens={}
    while True:
        with lock: i=next(order,None)
        if i is None: return
        t=tokens.setdefault(i%users,token(i%users))
        c.request('POST','/api/characters',json.dumps(character(i)),{'Content-Type':'application/json','Authorization':'Bearer '+t})
        r=c.getresponse(); b=r.read()
        if r.status!=201: sys.exit(f"{r.status} {b[:300]}")
        ids[i]=json.loads(b)['id']
threads=[threading.Thread(target=work,args=(p,)) for p in range(6)]
began=time.time(); [t.start() for t in threads]; [t.join() for t in threads]
print(f"{count} characters in {time.time()-began:.0f} s")
t=token(1); q=urllib.parse.quote
files={"list":["/api/characters?limit=20"],"new":["/api/characters?sort=new&limit=20"],"tag":["/api/characters?tag=t7&limit=20"],
  "rare":[f"/api/characters?q={q(w)}&limit=20" for w in ('해무리','zephyrine')],
  "common":[f"/api/characters?q={q(w)}&limit=20" for w in ('사람','someone')],
  "middling":[f"/api/characters?q={q(w)}&limit=20" for w in ('등대','lantern','등','대에')],
  "detail":[f"/api/characters/{ids[i]}" for i in random.Random(1).sample(range(count),2000)]}
for name,paths in files.items():
    with open(f"{out}/{name}.tsv",'w') as f: [f.write(f"{p}\t{t}\t-\n") for p in paths]

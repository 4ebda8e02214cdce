#!/usr/bin/env python3
"""Writes COUNT cards of real size into FOLDER: PNG of 832 x 1216 pixels and 600 KB, with a card of 20 KB.

cards.py FOLDER COUNT
"""
import base64,json,os,random,struct,sys,zlib
folder,count=sys.argv[1],int(sys.argv[2]); os.makedirs(folder,exist_ok=True)
W,H=832,1216; rnd=random.Random(7)
noise=[bytes(rnd.choice((0,0,0,1)) for _ in range(W*3)) for _ in range(61)]
def row(y): return b'\0'+bytes((n+(y>>3)+(i>>5))&255 for i,n in enumerate(noise[y%61]))
z=zlib.compressobj(6); body=b''.join(z.compress(row(y)) for y in range(H-1))+z.flush(zlib.Z_SYNC_FLUSH)
def chunk(kind,data): return struct.pack('>I',len(data))+kind+data+struct.pack('>I',zlib.crc32(kind+data))
WORDS="harbour lantern keeper quiet tide letter 등대 항구 편지 겨울 강가 winter stone river".split()
for n in range(count):
    mine=random.Random(n); text=lambda k:' '.join(mine.choice(WORDS) for _ in range(k))
    card={"spec":"chara_card_v2","spec_version":"2.0","data":{"name":f"Card {n}","description":text(900),"personality":text(200),"scenario":text(200),
      "first_mes":text(200),"mes_example":"<START>\n"+text(300),"creator_notes":text(100),"system_prompt":"","post_history_instructions":"",
      "alternate_greetings":[text(150)],"tags":["sea","test"],"creator":"bench","character_version":"1","extensions":{}}}
    last=z.copy(); pixels=body+last.compress(b'\0'+bytes(mine.getrandbits(8) for _ in range(W*3)))+last.flush()
    png=b'\x89PNG\r\n\x1a\n'+chunk(b'IHDR',struct.pack('>IIBBBBB',W,H,8,2,0,0,0))+chunk(b'IDAT',pixels)
    png+=chunk(b'tEXt',b'chara\0'+base64.b64encode(json.dumps(card,ensure_ascii=False).encode()))+chunk(b'IEND',b'')
    open(f'{folder}/card-{n:04}.png','wb').write(png)

== line 1
POST https://example.com/list?ids[]=1
header "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"
header "Accept": "*/*"
header "Accept-Encoding": "gzip, deflate, br, zstd"
header "Content-Type": "application/x-www-form-urlencoded"
header "Connection": "keep-alive"
header "TE": "trailers"
header "Priority": "u=0"
follow false, compressed true, insecure false, version 0, time 0s
type ""
body "a=1&b=%20"

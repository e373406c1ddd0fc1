== line 1
GET https://example.com/s?f[]=1
header "Accept": "text/html"
header "Accept-Encoding": "gzip, deflate, br"
header "User-Agent": "Mozilla/5.0 (Macintosh) Version/17.5 Safari/605.1.15"
follow false, compressed false, insecure false, version 0, time 0s

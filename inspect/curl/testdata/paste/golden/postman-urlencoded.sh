== line 1
POST https://example.com/q?a={{b}}
user "u:p"
follow true, compressed false, insecure false, version 0, time 30s
type "application/x-www-form-urlencoded"
body "k=v+w&e=a%40b"

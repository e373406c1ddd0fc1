== line 1
GET https://example.com/search?q=[a]&x={1}
header "accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"
header "accept-language": "en-US,en;q=0.9,de;q=0.8"
header "cache-control": "no-cache"
header "pragma": "no-cache"
header "sec-ch-ua": "\"Chromium\";v=\"126\", \"Not.A/Brand\";v=\"24\""
header "x-empty": ""
header "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"
cookie "session=abc; _ga=GA1.2.3"
follow false, compressed true, insecure true, version 0, time 0s

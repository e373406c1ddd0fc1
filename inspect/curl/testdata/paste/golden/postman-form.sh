== line 1
POST https://example.com/form
follow true, compressed false, insecure false, version 0, time 0s
type "multipart/form-data; boundary=------------------------123456789ab123456789ab"
body "--------------------------123456789ab123456789ab\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\na \"quoted\" \\ value; kept\r\n--------------------------123456789ab123456789ab\r\nContent-Disposition: form-data; name=\"doc\"; filename=\"p.html\"\r\nContent-Type: text/html\r\n\r\n<p>\r\n--------------------------123456789ab123456789ab\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n{}\r\n--------------------------123456789ab123456789ab--\r\n"

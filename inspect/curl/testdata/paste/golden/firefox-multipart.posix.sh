== line 1
POST https://example.com/up
header "Content-Type": "multipart/form-data; boundary=----geckoformboundary1"
follow false, compressed false, insecure false, version 0, time 0s
type ""
body "------geckoformboundary1\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n-----\r\n------geckoformboundary1--\r\n"

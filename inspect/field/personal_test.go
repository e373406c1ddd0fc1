package field

import "testing"

func TestPersonalURL(t *testing.T) {
	for url, want := range map[string]bool{
		"https://x.test/": false, "https://x.test": false, "https://my.test/a": false, "https://x.test/blog/cartography": false, "https://x.test/news?page=2": false,
		"https://x.test/cart": true, "https://x.test/api/v1/me": true, "https://x.test/Account/x": true, "https://x.test/a?token=1": true, "https://x.test/orders.json": true, "https://x.test/my-page": true,
	} {
		if got := PersonalURL(url); got != want {
			t.Errorf("%s: %v", url, got)
		}
	}
}

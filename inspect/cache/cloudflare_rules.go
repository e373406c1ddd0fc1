package cache

import (
	"net/url"
	"path"
	"strings"

	"maxage/inspect/field"
)

// cloudflareExtensions are the file extensions that make a path eligible.
var cloudflareExtensions = func() map[string]bool {
	list := `7z avi avif apk bin bmp bz2 class css csv doc docx dmg ejs eot eps exe flac gif gz ico iso jar jpg jpeg js
		mid midi mkv mp3 mp4 ogg otf pdf pict pls png ppt pptx ps rar svg svgz swf tar tif tiff ttf webm webp woff woff2
		xls xlsx zip zst`
	all := map[string]bool{}
	for _, ext := range strings.Fields(list) {
		all["."+ext] = true
	}
	return all
}()

// cloudflareRefuses what is not eligible by its path.
func cloudflareRefuses(r *field.Response, _ policy) Code {
	u, err := url.Parse(r.Exchange.URL)
	if err == nil && (cloudflareExtensions[strings.ToLower(path.Ext(u.Path))] || u.Path == "/robots.txt") {
		return NoCode
	}
	return PathUnstored
}

// setCloudflareEverything makes every path eligible.
func setCloudflareEverything(c *Cache, v string) error {
	var on bool
	err := setSwitch(&on, v)
	if c.also = cloudflareRefuses; on {
		c.also = nil
	}
	c.cloudflareRefuses()
	return err
}

func setCloudflareOrigin(c *Cache, v string) error {
	var on bool
	err := setSwitch(&on, v)
	if c.staleBars = nil; !on {
		c.staleBars = []field.Kind{}
	}
	c.cloudflareRefuses()
	return err
}

func setCloudflareTTL(c *Cache, v string) error {
	err := setSeconds(&c.fallback, v)
	c.sources, c.fallbacks = []Source{SourceDefault}, nil
	if c.fallback == 0 {
		c.sources, c.fallback, c.fallbacks = explicitOrDefault, 7200, cloudflareTTLs
	}
	c.cloudflareRefuses()
	return err
}

// cloudflareRefuses sets how it reads and what it does not store, once the
// rules are known.
func (c *Cache) cloudflareRefuses() {
	everything, strict, fixed := c.also == nil, c.staleBars == nil, len(c.sources) == 1
	c.reads, c.refuses = cloudflareReads, []Code{VaryStarUnstored, NothingAllows, TooLarge}
	switch {
	case fixed:
		c.reads = cloudflareNothing
	case strict:
		c.refuses = append(c.refuses, NoStore, Private)
	default:
		c.reads = cloudflarePlain
		c.refuses = append(c.refuses, NoStore, Private, NoCacheUnstored, StaleOnArrival)
	}
	if strict {
		c.refuses = append(c.refuses, Authorization)
	}
	if everything && !fixed || !everything && strict {
		c.refuses = append(c.refuses, SetCookie)
	}
}

package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"

	"maxage/inspect/curl"
	"maxage/inspect/fetch"
)

// jars opens one cookie jar for each combination of -b FILE and -c FILE, when
// a transfer first needs it, and shares it between the transfers that name it.
type jars struct {
	a    *app
	mu   sync.Mutex
	open map[string]*fetch.Jar
	save map[string]*fetch.Jar // by path of -c
}

// of returns the jar of a transfer, nil when it uses no cookie engine. A
// cookie file that does not exist is an empty one, as in curl.
func (j *jars) of(t *curl.Transfer) (*fetch.Jar, error) {
	if len(t.CookieFiles) == 0 && t.CookieJar == "" {
		return nil, nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	key := strings.Join(t.CookieFiles, "\x00") + "\x00" + t.CookieJar
	if jar := j.open[key]; jar != nil {
		return jar, nil
	}
	jar := &fetch.Jar{}
	for _, name := range t.CookieFiles {
		if name == "" {
			continue
		}
		data, err := j.a.curlEnv().ReadFile(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("the cookies cannot be read: %w", err)
		}
		if err := jar.Load(bytes.NewReader(data)); err != nil {
			return nil, err
		}
	}
	if j.open == nil {
		j.open, j.save = map[string]*fetch.Jar{}, map[string]*fetch.Jar{}
	}
	j.open[key] = jar
	if t.CookieJar != "" {
		j.save[t.CookieJar] = jar
	}
	return jar, nil
}

// close writes the jars that -c names.
func (j *jars) close() error {
	for path, jar := range j.save {
		var b bytes.Buffer
		err := jar.Write(&b)
		if err == nil && path == "-" {
			_, err = j.a.stdout.Write(b.Bytes())
		} else if err == nil {
			err = os.WriteFile(path, b.Bytes(), 0o600)
		}
		if err != nil {
			return fmt.Errorf("the cookie jar cannot be written: %w", err)
		}
	}
	return nil
}

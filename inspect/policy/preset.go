package policy

import "embed"

//go:embed presets/*.yaml
var presets embed.FS

// presetNames lists the presets.
func presetNames() []string { return []string{"recommended", "strict", "static-site", "api"} }

// preset returns the file of the preset of that name.
func preset(name string) ([]byte, bool) {
	data, err := presets.ReadFile("presets/" + name + ".yaml")
	return data, err == nil
}

package report

// What maxage writes of SARIF's object model. The known library of types holds
// a whole log and validates with packages of its own; results are written here
// as they come, and eight of its sixty types are enough.
type (
	sarifResult struct {
		RuleID        string             `json:"ruleId"`
		RuleIndex     int                `json:"ruleIndex"`
		Level         string             `json:"level"`
		Message       sarifText          `json:"message"`
		Locations     []sarifLocation    `json:"locations"`
		Fingerprints  sarifFingerprints  `json:"partialFingerprints"`
		BaselineState string             `json:"baselineState,omitempty"`
		Suppressions  []sarifSuppression `json:"suppressions"` // of all results, or a reader takes none for unknown
		WebRequest    *sarifRequest      `json:"webRequest,omitempty"`
		WebResponse   *sarifResponse     `json:"webResponse,omitempty"`
		Properties    sarifProperties    `json:"properties"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifLocation struct {
		Physical struct {
			Artifact struct {
				URI string `json:"uri"`
			} `json:"artifactLocation"`
			Region sarifRegion `json:"region"`
		} `json:"physicalLocation"`
		Logical []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
		Kind string `json:"kind"`
	}
	// GitHub tells alerts apart by the first; without it, findings of one line
	// would be one alert.
	sarifFingerprints struct {
		PrimaryLocationLineHash string `json:"primaryLocationLineHash"`
		Maxage                  string `json:"maxage/v1"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
	sarifRequest struct {
		Protocol string            `json:"protocol,omitempty"`
		Version  string            `json:"version,omitempty"`
		Target   string            `json:"target"`
		Method   string            `json:"method"`
		Headers  map[string]string `json:"headers,omitempty"`
	}
	sarifResponse struct {
		Protocol   string            `json:"protocol,omitempty"`
		Version    string            `json:"version,omitempty"`
		StatusCode int               `json:"statusCode,omitempty"`
		Reason     string            `json:"reasonPhrase,omitempty"`
		Headers    map[string]string `json:"headers,omitempty"`
		None       bool              `json:"noResponseReceived,omitempty"`
	}
	sarifProperties struct {
		Category string   `json:"category,omitempty"`
		Send     []string `json:"send,omitempty"`
		Caches   []string `json:"caches,omitempty"`
		Refs     []string `json:"refs,omitempty"`
	}

	// What stands around the results.
	sarifTail struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		Automation struct {
			ID string `json:"id"`
		} `json:"automationDetails"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
	}
	sarifDriver struct {
		Name            string      `json:"name"`
		Version         string      `json:"version,omitempty"`
		SemanticVersion string      `json:"semanticVersion,omitempty"`
		Rules           []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string              `json:"id"`
		Name             string              `json:"name,omitempty"` // none where it would be the ID again
		ShortDescription sarifText           `json:"shortDescription"`
		FullDescription  sarifText           `json:"fullDescription"`
		Help             sarifText           `json:"help"`
		HelpURI          string              `json:"helpUri,omitempty"`
		Default          sarifDefault        `json:"defaultConfiguration"`
		Properties       sarifRuleProperties `json:"properties"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifRuleProperties struct {
		Tags             []string `json:"tags"`
		Precision        string   `json:"precision"`
		ProblemSeverity  string   `json:"problem.severity"`
		SecuritySeverity string   `json:"security-severity,omitempty"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Start         string              `json:"startTimeUtc,omitempty"`
		End           string              `json:"endTimeUtc,omitempty"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
)

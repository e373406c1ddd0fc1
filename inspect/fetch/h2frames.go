package fetch

import (
	"golang.org/x/net/http2"
)

// giveBack opens the windows again once half of them is used up.
func (s *h2stream) giveBack() error {
	const half = h2Window / 2
	wrote := false
	if s.h.unacked >= half {
		s.h.fr.WriteWindowUpdate(0, s.h.unacked)
		s.h.unacked, wrote = 0, true
	}
	if s.unacked >= half && !s.ended {
		s.h.fr.WriteWindowUpdate(s.id, s.unacked)
		s.unacked, wrote = 0, true
	}
	if wrote {
		return s.h.bw.Flush()
	}
	return nil
}

// step reads one frame and acts on it.
func (s *h2stream) step() error {
	if s.idle++; s.idle > h2MaxIdleRuns {
		return endlessFrames()
	}
	f, err := s.h.fr.ReadFrame()
	if err != nil {
		return err
	}
	switch f := f.(type) {
	case *http2.DataFrame:
		return s.onData(f)
	case *http2.HeadersFrame:
		return s.onHeaders(f)
	case *http2.SettingsFrame:
		return s.onSettings(f)
	case *http2.PingFrame:
		if f.IsAck() {
			return nil
		}
		s.h.fr.WritePing(true, f.Data)
		return s.h.bw.Flush()
	case *http2.WindowUpdateFrame:
		if f.StreamID == 0 {
			s.h.window += int64(f.Increment)
		} else if f.StreamID == s.id {
			s.window += int64(f.Increment)
		}
	case *http2.RSTStreamFrame:
		return s.onReset(f)
	case *http2.GoAwayFrame:
		s.h.closing = true
		if f.LastStreamID < s.id {
			return failf(codeReceive, "the server is going away: %s", f.ErrCode)
		}
	case *http2.PushPromiseFrame:
		return http2.ConnectionError(http2.ErrCodeProtocol)
	}
	return nil
}

func endlessFrames() *Error {
	return failf(codeHTTP2, "the server sends HTTP/2 frames without end and no response")
}

func (s *h2stream) onData(f *http2.DataFrame) error {
	s.h.unacked += f.Length
	if f.StreamID != s.id {
		return s.giveBack()
	}
	if !s.headed {
		return http2.ConnectionError(http2.ErrCodeProtocol)
	}
	s.unacked += f.Length
	s.data, s.ended = f.Data(), f.StreamEnded()
	if len(s.data) > 0 {
		s.idle = 0
	}
	return nil
}

func (s *h2stream) onReset(f *http2.RSTStreamFrame) error {
	if f.StreamID != s.id {
		return nil
	}
	if f.ErrCode == http2.ErrCodeRefusedStream && !s.heard {
		return failf(codeReceive, "the server refused the stream")
	}
	return failf(codeStream, "HTTP/2 stream was not closed cleanly: %s (err %d)", f.ErrCode, uint32(f.ErrCode))
}

func (s *h2stream) onSettings(f *http2.SettingsFrame) error {
	if f.IsAck() {
		return nil
	}
	err := f.ForeachSetting(func(set http2.Setting) error {
		if err := set.Valid(); err != nil {
			return err
		}
		switch set.ID {
		case http2.SettingInitialWindowSize:
			s.window += int64(set.Val) - s.h.initial
			s.h.initial = int64(set.Val)
		case http2.SettingMaxFrameSize:
			s.h.maxFrame = int(set.Val)
		case http2.SettingHeaderTableSize:
			s.h.enc.SetMaxDynamicTableSizeLimit(set.Val)
			s.h.enc.SetMaxDynamicTableSize(min(set.Val, 4096))
		}
		return nil
	})
	if err != nil {
		return err
	}
	s.h.fr.WriteSettingsAck()
	return s.h.bw.Flush()
}

using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Hid;

/// <summary>
/// What the host shall see of mouse and keyboard, and what it has seen: each report brings one to the other. A press that the host has
/// seen is always followed by its release, however busy the radio is; a press that found no room in time is given up. The buffers
/// are made once.
/// </summary>
public sealed class HidReports
{
    /// <summary>Age at which a press that the radio did not take is given up, in microseconds: what was meant has gone from the screen by then. A choice.</summary>
    public const int StaleMicroseconds = 250000;

    private readonly HidService _service;
    private readonly IMonotonicClock _clock;
    private readonly byte[] _mouse = new byte[HidReportMap.MouseLength];
    private readonly byte[] _keyboard = new byte[HidReportMap.KeyboardLength];
    private int _heldButtons;
    private int _click;
    private long _clickMicroseconds;
    private int _seenButtons;
    private int _key;
    private long _keyMicroseconds;
    private int _seenKey;
    private int _right;
    private int _down;
    private bool _mouseIsKnown;
    private bool _keyboardIsKnown;
    private int _busy;
    private int _lost;

    /// <summary>Makes reports of a mouse and a keyboard with nothing pressed.</summary>
    public HidReports(HidService service, IMonotonicClock clock)
    {
        _service = service;
        _clock = clock;
    }

    /// <summary>Whether the host has seen everything up and nothing waits.</summary>
    public bool IsUp
    {
        get { return (_heldButtons | _click | _seenButtons | _key | _seenKey) == 0; }
    }

    /// <summary>Reports that the radio refused for the time being, since power-up.</summary>
    public int Busy
    {
        get { return _busy; }
    }

    /// <summary>Clicks and keys given up since power-up: the radio had no room for them in time, or the one before still waited.</summary>
    public int Lost
    {
        get { return _lost; }
    }

    /// <summary>Presses and releases a button, one of the Button constants of <see cref="HidReportMap"/>.</summary>
    public void Click(int button)
    {
        if (_click != 0 || (_heldButtons & button) != 0)
        {
            _lost++;
            return;
        }

        _click = button;
        _clickMicroseconds = _clock.Microseconds;
    }

    /// <summary>Holds these buttons down, and no others, until the next call.</summary>
    public void Hold(int buttons)
    {
        _heldButtons = buttons;
    }

    /// <summary>Presses and releases a key, one of the Key constants of <see cref="HidReportMap"/>.</summary>
    public void TapKey(int key)
    {
        if (_key != 0)
        {
            _lost++;
            return;
        }

        _key = key;
        _keyMicroseconds = _clock.Microseconds;
    }

    /// <summary>Moves the cursor by counts to the right and down. What a busy radio leaves waiting is at most one report's: a late movement is worth less than none.</summary>
    public void Move(int right, int down)
    {
        _right = Clamp(_right + right);
        _down = Clamp(_down + down);
    }

    /// <summary>Lets everything up: what is down is released by the next reports, what was not pressed yet never is.</summary>
    public void Release()
    {
        _heldButtons = 0;
        _right = 0;
        _down = 0;
        _click &= _seenButtons;
        _key = _seenKey != 0 ? _key : 0;
    }

    /// <summary>Forgets the host: without a link it holds nothing down, and the next one is told first that nothing is.</summary>
    public void Forget()
    {
        Release();
        _click = 0;
        _key = 0;
        _seenButtons = 0;
        _seenKey = 0;
        _mouseIsKnown = false;
        _keyboardIsKnown = false;
    }

    /// <summary>Sends at most one report of each. Once a turn of the loop, while there is a host.</summary>
    public void Send()
    {
        SendKeyboard();
        SendMouse();
    }

    private void SendKeyboard()
    {
        if (_key != 0 && _seenKey == 0 && _clock.Microseconds - _keyMicroseconds > StaleMicroseconds)
        {
            _key = 0;
            _lost++;
        }

        // A key that the host has seen down comes up in the next report.
        int next = _seenKey == 0 ? _key : 0;
        if (_keyboardIsKnown && next == _seenKey)
        {
            return;
        }

        // Before anything is pressed the host is told that nothing is.
        next = _keyboardIsKnown ? next : 0;
        _keyboard[HidReportMap.KeyOffset] = (byte)next;
        if (!IsSent(_service.SendKeyboard(_keyboard)))
        {
            return;
        }

        _key = _seenKey != 0 ? 0 : _key;
        _seenKey = next;
        _keyboardIsKnown = true;
    }

    private void SendMouse()
    {
        bool isDown = (_seenButtons & _click) != 0;
        if (_click != 0 && !isDown && _clock.Microseconds - _clickMicroseconds > StaleMicroseconds)
        {
            _click = 0;
            _lost++;
        }

        int next = isDown ? _heldButtons & ~_click : _heldButtons | _click;
        if (_mouseIsKnown && next == _seenButtons && (_right | _down) == 0)
        {
            return;
        }

        next = _mouseIsKnown ? next : 0;
        _mouse[0] = (byte)next;
        _mouse[1] = (byte)_right;
        _mouse[2] = (byte)_down;
        if (!IsSent(_service.SendMouse(_mouse)))
        {
            return;
        }

        _click = isDown ? 0 : _click;
        _seenButtons = next;
        _right = 0;
        _down = 0;
        _mouseIsKnown = true;
    }

    private bool IsSent(NotifyResult result)
    {
        if (result == NotifyResult.Busy)
        {
            _busy++;
        }

        return result == NotifyResult.Sent;
    }

    private static int Clamp(int counts)
    {
        return counts > HidReportMap.MaxMovement ? HidReportMap.MaxMovement
            : counts < -HidReportMap.MaxMovement ? -HidReportMap.MaxMovement
            : counts;
    }
}

using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Pairing;

/// <summary>
/// The minute in which another central may pair, opened by the wearer at the band and by nothing on the air: the button, or two
/// double taps. It closes with the first pairing. A central that connects and does not secure its link is sent away, so that it
/// does not keep the owner out.
/// </summary>
public sealed class PairingWindow
{
    /// <summary>Length of the window, in microseconds.</summary>
    public const int WindowMicroseconds = 60000000;

    /// <summary>Longest time between two double taps that open it, in microseconds.</summary>
    public const int TapMicroseconds = 2000000;

    /// <summary>Time that a central has to secure its link, in microseconds.</summary>
    public const int SecureMicroseconds = 10000000;

    /// <summary>
    /// That time while the window is open, in microseconds: a person may have a passkey to read and to enter, for which SMP gives 30 s (Core
    /// Specification Vol 3, Part H, §3.4).
    /// </summary>
    public const int EnterMicroseconds = 40000000;

    private const long Never = long.MinValue;
    private readonly IGattPeripheral _radio;
    private readonly IMonotonicClock _clock;
    private readonly LinkSecurity _demanded;
    private long _closesAt;
    private long _tappedAt = Never;
    private long _unsecuredSince = Never;
    private int _pairings;
    private bool _isOpen;

    /// <summary>Makes a closed window; links below <paramref name="demanded"/> are not left alone.</summary>
    public PairingWindow(IGattPeripheral radio, IMonotonicClock clock, LinkSecurity demanded)
    {
        _radio = radio;
        _clock = clock;
        _demanded = demanded;
    }

    /// <summary>Whether another central may pair now.</summary>
    public bool IsOpen
    {
        get { return _isOpen; }
    }

    /// <summary>Whether the last <see cref="Step"/> saw a pairing.</summary>
    public bool HasPaired { get; private set; }

    /// <summary>Centrals sent away because they did not secure their link.</summary>
    public int SentAway { get; private set; }

    /// <summary>Opens the window for a minute from now. Whoever is connected stays; a new central pairs once that one is gone.</summary>
    public void Open()
    {
        _isOpen = true;
        _pairings = _radio.Pairings;
        _closesAt = _clock.Microseconds + WindowMicroseconds;
        _radio.SetPairing(true);
    }

    /// <summary>Takes a double tap on the band; the second one within two seconds opens the window.</summary>
    public void OnDoubleTap()
    {
        long now = _clock.Microseconds;
        if (_tappedAt != Never && now - _tappedAt <= TapMicroseconds)
        {
            _tappedAt = Never;
            Open();
            return;
        }

        _tappedAt = now;
    }

    /// <summary>Closes the window when its time is over or a pairing was made, and watches that links become secure.</summary>
    public void Step()
    {
        HasPaired = _isOpen && _radio.Pairings != _pairings;
        if (_isOpen && (HasPaired || _clock.Microseconds >= _closesAt))
        {
            _isOpen = false;
            _radio.SetPairing(false);
        }

        SendStrangersAway();
    }

    private void SendStrangersAway()
    {
        if (!_radio.IsConnected || _radio.Security >= _demanded)
        {
            _unsecuredSince = Never;
            return;
        }

        long now = _clock.Microseconds;
        if (_unsecuredSince == Never)
        {
            _unsecuredSince = now;
        }
        else if (now - _unsecuredSince >= (_isOpen ? EnterMicroseconds : SecureMicroseconds))
        {
            SentAway++;
            _unsecuredSince = Never;
            _radio.Disconnect();
        }
    }
}

using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Pairing;

/// <summary>What the wearer means with the button: a short press asks for the charge, held three seconds and let go is pairing, held ten seconds is off.</summary>
public sealed class BandButton
{
    /// <summary>Shortest press that opens the pairing window, in microseconds.</summary>
    public const int PairMicroseconds = 3000000;

    /// <summary>Press that turns the band off, in microseconds.</summary>
    public const int OffMicroseconds = 10000000;

    private const long NotPressed = -1;
    private readonly IButton _button;
    private readonly IMonotonicClock _clock;
    private long _pressedSince = NotPressed;
    private bool _isUsedUp = true;

    /// <summary>Makes the button; a press that began before does not count.</summary>
    public BandButton(IButton button, IMonotonicClock clock)
    {
        _button = button;
        _clock = clock;
    }

    /// <summary>Whether the last <see cref="Step"/> saw the wish to see the charge.</summary>
    public bool WantsCharge { get; private set; }

    /// <summary>Whether the last <see cref="Step"/> saw the wish to pair.</summary>
    public bool WantsPairing { get; private set; }

    /// <summary>Whether the last <see cref="Step"/> saw the wish to turn off.</summary>
    public bool WantsOff { get; private set; }

    /// <summary>Looks at the button, every turn of the loop; bounces are shorter than a turn.</summary>
    public void Step()
    {
        WantsCharge = false;
        WantsPairing = false;
        WantsOff = false;
        long now = _clock.Microseconds;
        if (!_button.IsPressed)
        {
            bool counts = _pressedSince != NotPressed && !_isUsedUp;
            WantsPairing = counts && now - _pressedSince >= PairMicroseconds;
            WantsCharge = counts && !WantsPairing;
            _pressedSince = NotPressed;
            _isUsedUp = false;
            return;
        }

        if (_pressedSince == NotPressed)
        {
            _pressedSince = now;
        }

        if (!_isUsedUp && now - _pressedSince >= OffMicroseconds)
        {
            WantsOff = true;
            _isUsedUp = true;
        }
    }
}

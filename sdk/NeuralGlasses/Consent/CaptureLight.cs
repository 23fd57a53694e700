using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Consent;

/// <summary>The capture light in the kernel's hands: a driver that fails counts as a dark light.</summary>
internal sealed class CaptureLight(ICaptureLed led)
{
    private HostTime _litUntil;

    /// <summary>Whether it may be driven.</summary>
    public bool IsDriven { get; private set; }

    public bool IsLit
    {
        get
        {
            try
            {
                return led.IsLit;
            }
            catch (Exception error) when (ForeignFault.Is(error))
            {
                return false;
            }
        }
    }

    /// <summary>Lights it, or goes on to light it, for at least the least time; false if it is not lit then.</summary>
    public bool TryLight(HostTime at)
    {
        IsDriven = true;
        if (at.Plus(CaptureConsent.MinLitMs * 1000) is var until && until > _litUntil)
            _litUntil = until;
        try
        {
            return led.IsLit || (led.TryLight() && led.IsLit);
        }
        catch (Exception error) when (ForeignFault.Is(error))
        {
            return false;
        }
    }

    /// <summary>Nobody captures: turns it off when people have had the time to see it.</summary>
    public void Rest(HostTime now)
    {
        if (IsDriven && now >= _litUntil)
            Dark();
    }

    public void Dark()
    {
        try
        {
            led.Dark();
            IsDriven = false;
        }
        catch (Exception error) when (ForeignFault.Is(error))
        {
            // It is still driven, and is turned off at the next turn.
            IsDriven = true;
        }
    }
}

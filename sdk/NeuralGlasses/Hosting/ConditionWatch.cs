using System.Globalization;
using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>
/// Looks at head, cell and temple. Glasses that were taken off capture nothing from then on; what the wearer has to know of charge and heat is said
/// once, and again only when it was well in between.
/// </summary>
internal sealed class ConditionWatch(GlassesDevices devices, CaptureConsent consent, HostNotices notices)
{
    // A cell and a temple change slowly, and on real glasses each look is a transfer on a bus.
    private const double PowerMs = 1000;

    private HostTime _powerAt = new(long.MinValue / 2);
    private bool _isLow;
    private HeatLevel _heat;

    /// <summary>Whether the glasses are on a head; glasses that do not feel it are.</summary>
    public bool IsWorn { get; private set; } = true;

    /// <summary>Charge of the cell at the last look, in percent; null for glasses fed from outside, or that do not tell it.</summary>
    public double? ChargePercent { get; private set; }

    /// <summary>Looks again; true if the glasses were put on or taken off since.</summary>
    public bool Advance(HostTime now)
    {
        bool wasWorn = IsWorn;
        IsWorn = devices.Wear?.IsWorn ?? true;
        if (IsWorn != wasWorn)
            consent.SetWorn(IsWorn, now);
        if (devices.Power is { } power && now.MillisecondsSince(_powerAt) >= PowerMs)
        {
            _powerAt = now;
            Follow(power.Read(now), now);
        }

        return IsWorn != wasWorn;
    }

    private void Follow(in GlassesPowerState state, HostTime now)
    {
        ChargePercent = state.ChargePercent;
        bool isLow = state is { IsLow: true, IsCharging: false };
        if (isLow && !_isLow)
            notices.Warn("Battery low", string.Create(CultureInfo.InvariantCulture, $"{state.ChargePercent:0} % left; no videos until it is charged."), now);
        _isLow = isLow;
        if (state.Heat == HeatLevel.Hot && _heat == HeatLevel.Normal)
            notices.Warn("Glasses are hot", "Single photos alone until they have cooled down.", now);
        _heat = state.Heat;
    }
}

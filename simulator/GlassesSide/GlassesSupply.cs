using System.Globalization;
using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>
/// What cell and heat do to a pair of glasses: without power they show nothing and leave the air; back on, they show anew and connect again.
/// Tells an observer what becomes of both.
/// </summary>
internal sealed class GlassesSupply(VirtualGlasses glasses, VirtualCentral radio, IRunObserver? observer)
{
    private bool _isOn = true;
    private bool _isLow;
    private HeatLevel _heat;

    /// <summary>Whether the glasses run.</summary>
    public bool IsOn => _isOn;

    /// <summary>Time goes by; says whether the glasses run. Whoever turns them on again is to show everything anew.</summary>
    public bool Tick(HostTime now, Action<HostTime> redraw)
    {
        var state = glasses.Tick(now);
        Tell(state, now);
        if (state.IsOn == _isOn)
            return _isOn;
        _isOn = state.IsOn;
        radio.IsPowered = _isOn;
        observer?.OnNote(now.Microseconds / 1e6, _isOn ? "glasses on again" : glasses.Power.WhyOff(now)!);
        if (_isOn)
            redraw(now);
        else
            glasses.Hud.GoDark(now);
        return _isOn;
    }

    private void Tell(in GlassesPowerState state, HostTime now)
    {
        if (state.IsLow && !_isLow)
            observer?.OnNote(now.Microseconds / 1e6, $"glasses battery low, {string.Create(CultureInfo.InvariantCulture, $"{state.ChargePercent:0.#}")} %");
        if (state.Heat != _heat && state.Heat != HeatLevel.TooHot)
            observer?.OnNote(now.Microseconds / 1e6, state.Heat == HeatLevel.Hot ? "glasses hot" : "glasses hot no more");
        _isLow = state.IsLow;
        _heat = state.Heat;
    }
}

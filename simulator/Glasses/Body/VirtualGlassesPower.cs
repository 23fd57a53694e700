using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Body;

/// <summary>
/// The cell, which loses what the parts draw, and the temple, which they warm. Between two changes of the draw both have an exact solution;
/// limits are looked at once a second at least. A cell knows no voltage, temperature or age here, and a display draws the same for any picture.
/// </summary>
public sealed class VirtualGlassesPower : IGlassesPower
{
    // An empty cell has to be charged to this much before the glasses start again.
    private const double StartPercent = 1;
    private const long LongestStepUs = 1_000_000;
    private const double UsPerHour = 3.6e9;
    private readonly PowerProfile _profile;
    private readonly HeatProfile? _heatProfile;
    private readonly PowerScenario _scenario;
    private readonly long[] _usedUntil = new long[Enum.GetValues<GlassesLoad>().Length];
    private double _milliwattHours;
    private double _kelvinsAboveRest;
    private bool _isEmpty;
    private HeatLevel _heat;
    private long _now;

    /// <summary>Makes the cell and the temple of a profile as the scenario has them at the beginning, the temple as warm as idling makes it.</summary>
    public VirtualGlassesPower(PowerProfile profile, HeatProfile? heat, PowerScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(scenario);
        _profile = profile;
        _heatProfile = heat;
        _scenario = scenario;
        _milliwattHours = (profile.CapacityMilliwattHours ?? 0) * scenario.BatteryPercent / 100;
        _kelvinsAboveRest = profile.IdleMilliwatts / 1000 * (heat?.KelvinsPerWatt ?? 0);
        Judge();
    }

    /// <summary>Power that is drawn now, in milliwatts.</summary>
    public double Milliwatts
    {
        get
        {
            if (!IsOn)
                return 0;
            var sum = _profile.IdleMilliwatts;
            for (var load = 0; load < _usedUntil.Length; load++)
                sum += _usedUntil[load] > _now ? Of((GlassesLoad)load) : 0;

            // One camera draws once.
            return _usedUntil[(int)GlassesLoad.Burst] > _now && _usedUntil[(int)GlassesLoad.Photo] > _now ? sum - _profile.PhotoMilliwatts : sum;
        }
    }

    private bool IsOn => !_isEmpty && _heat != HeatLevel.TooHot;

    private double SkinCelsius => _scenario.AirCelsius + (_heatProfile?.WornKelvins ?? 0) + _kelvinsAboveRest;

    /// <summary>A part is used from now on until <see cref="Rest"/>.</summary>
    public void Use(GlassesLoad load, HostTime now) => Use(load, now, new HostTime(long.MaxValue));

    /// <summary>A part is used until a moment.</summary>
    public void Use(GlassesLoad load, HostTime now, HostTime until)
    {
        Advance(now.Microseconds);
        _usedUntil[(int)load] = Math.Max(_usedUntil[(int)load], until.Microseconds);
    }

    /// <summary>A part is no longer used.</summary>
    public void Rest(GlassesLoad load, HostTime now)
    {
        Advance(now.Microseconds);
        _usedUntil[(int)load] = 0;
    }

    /// <summary>The cell is nearly flat: a tenth of a percent is left, if there was more.</summary>
    public void Drain() => _milliwattHours = Math.Min(_milliwattHours, (_profile.CapacityMilliwattHours ?? 0) / 1000);

    /// <summary>The temple is a tenth of a kelvin below where the glasses switch off, if it was cooler.</summary>
    public void Heat()
    {
        if (_heatProfile is { } heat)
            _kelvinsAboveRest += Math.Max(0, heat.OffCelsius - 0.1 - SkinCelsius);
    }

    /// <inheritdoc/>
    public GlassesPowerState Read(HostTime now)
    {
        Advance(now.Microseconds);
        double? percent = _profile.CapacityMilliwattHours is { } capacity ? 100 * _milliwattHours / capacity : null;
        return new GlassesPowerState(IsOn, percent, IsCharging(_now), percent < _profile.LowPercent, SkinCelsius, _heat);
    }

    /// <summary>Why the glasses are off at a moment, as a sentence; null if they are on.</summary>
    public string? WhyOff(HostTime now)
    {
        Advance(now.Microseconds);
        if (IsOn)
            return null;
        return _isEmpty ? "The glasses are off because their cell is empty." : "The glasses are off until they have cooled down.";
    }

    private void Advance(long now)
    {
        while (_now < now)
        {
            var next = Math.Min(now, _now + LongestStepUs);
            foreach (var until in _usedUntil)
                next = until > _now ? Math.Min(next, until) : next;
            foreach (var span in _scenario.Charging)
                next = Math.Min(next, Math.Min(Edge(span.FromS), Edge(span.ToS)));
            Step(next - _now);
            _now = next;
            Judge();
        }
    }

    private long Edge(double seconds)
    {
        var edge = (long)(seconds * 1e6);
        return edge > _now ? edge : long.MaxValue;
    }

    private void Step(long microseconds)
    {
        var drawn = Milliwatts;
        if (_profile.CapacityMilliwattHours is { } capacity)
        {
            var gained = (IsCharging(_now) ? _profile.ChargerMilliwatts : 0) - drawn;
            _milliwattHours = Math.Clamp(_milliwattHours + (gained * microseconds / UsPerHour), 0, capacity);
        }

        if (_heatProfile is { } heat)
        {
            var target = drawn / 1000 * heat.KelvinsPerWatt;
            _kelvinsAboveRest = target + ((_kelvinsAboveRest - target) * Math.Exp(-microseconds / 1e6 / heat.TimeConstantS));
        }
    }

    private void Judge()
    {
        if (_profile.CapacityMilliwattHours is { } capacity)
            _isEmpty = _milliwattHours <= 0 || (_isEmpty && _milliwattHours < capacity * StartPercent / 100);
        if (_heatProfile is not { } heat)
            return;
        var celsius = SkinCelsius;
        if (celsius >= heat.OffCelsius || (_heat == HeatLevel.TooHot && celsius > heat.OffCelsius - heat.HysteresisKelvins))
            _heat = HeatLevel.TooHot;
        else if (celsius >= heat.HotCelsius || (_heat != HeatLevel.Normal && celsius > heat.HotCelsius - heat.HysteresisKelvins))
            _heat = HeatLevel.Hot;
        else
            _heat = HeatLevel.Normal;
    }

    private bool IsCharging(long microseconds) => _scenario.Charging.Any(s => s.Holds(microseconds));

    private double Of(GlassesLoad load) => load switch
    {
        GlassesLoad.Display => _profile.DisplayMilliwatts,
        GlassesLoad.Photo => _profile.PhotoMilliwatts,
        GlassesLoad.Burst => _profile.BurstMilliwatts,
        GlassesLoad.Microphone => _profile.MicrophoneMilliwatts,
        _ => _profile.SpeakerMilliwatts,
    };
}

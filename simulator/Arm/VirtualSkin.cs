using NeuralGlasses.Diagnosis;
using NeuralGlasses.Signal;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Simulator.Arm;

/// <summary>
/// The skin under the electrodes: an arm's potentials, brought to the AFE's rate by a band-limited resampler whose first
/// output lies at its first input, so that what a recording holds at its sample n appears at the electrode at n / rate; plus mains hum and
/// electrodes that come off. A band with twice the arm's channels has two pairs over each place that was measured.
/// </summary>
public sealed class VirtualSkin : ISkinPotential
{
    private const int Chunk = 64;
    private const int BothElectrodes = 3;

    // Two dry electrodes of a square centimetre on unprepared skin: an assumption in the middle of what is reported, tens to hundreds of kilohms.
    private const double DryPairOhms = 200_000;
    private readonly IArmSource _arm;
    private readonly ArmScenario _scenario;
    private readonly RationalResampler _resampler;
    private readonly float[] _input;
    private readonly float[] _resampled;
    private readonly double _periodUs;
    private int _available;
    private int _read;
    private long _index = -1;
    private long _nowUs;
    private int _channels;

    /// <summary>Puts electrodes at <paramref name="rateHz"/> on an arm.</summary>
    public VirtualSkin(IArmSource arm, ArmScenario scenario, double rateHz)
    {
        _arm = arm;
        _scenario = scenario;
        _periodUs = 1e6 / rateHz;
        _resampler = new RationalResampler(arm.RateHz, rateHz, arm.ChannelCount);
        _input = new float[Chunk * arm.ChannelCount];
        _resampled = new float[_resampler.MaxOutput(Chunk) * arm.ChannelCount];
    }

    /// <inheritdoc/>
    public void Sample(long microseconds, Span<float> microvolts)
    {
        _nowUs = microseconds;
        var wanted = (long)Math.Round(microseconds / _periodUs);
        while (_index < wanted)
            Advance();
        var set = _resampled.AsSpan((_read - 1) * _arm.ChannelCount, _arm.ChannelCount);
        for (var channel = 0; channel < microvolts.Length; channel++)
            microvolts[channel] = set[channel * set.Length / microvolts.Length];
        _channels = microvolts.Length;
        AddMains(microseconds, microvolts);
    }

    /// <inheritdoc/>
    public int OffElectrodes(int channel)
    {
        var off = 0;
        foreach (var loose in _scenario.LooseElectrodes)
        {
            if (loose.Channel == channel && _nowUs >= loose.FromS * 1e6 && _nowUs < loose.ToS * 1e6)
                off |= loose.Electrodes;
        }

        return off > 0 || _arm is not IElectrodeContact contact || !contact.IsOff(Pair(channel)) ? off : BothElectrodes;
    }

    /// <inheritdoc/>
    public double PairOhms(int channel)
    {
        foreach (var pair in _scenario.PairImpedances)
        {
            if (pair.Channel == channel)
                return ExaminationLimits.ResistorOhms + (pair.Kilohms * 1000);
        }

        if (_arm is IElectrodeContact contact)
            return ExaminationLimits.ResistorOhms + (contact.PairKilohms(Pair(channel)) * 1000);
        return ExaminationLimits.ResistorOhms + (DryPairOhms * (1 + (channel % 5 * 0.1)));
    }

    private int Pair(int channel) => _channels > 0 ? channel * _arm.ChannelCount / _channels : channel;

    private void Advance()
    {
        while (_read >= _available)
            Refill();
        _read++;
        _index++;
    }

    private void Refill()
    {
        var channels = _arm.ChannelCount;
        for (var i = 0; i < Chunk; i++)
        {
            var set = _input.AsSpan(i * channels, channels);
            if (!_arm.TryRead(set))
                set.Clear();
        }

        _available = _resampler.Process(_input, _resampled);
        _read = 0;
    }

    private void AddMains(long microseconds, Span<float> microvolts)
    {
        if (_scenario.MainsHz == 0)
            return;
        var amplitude = _scenario.MainsMicrovolts * Math.Sqrt(2);
        var phase = 2 * Math.PI * _scenario.MainsHz * microseconds / 1e6;

        // Pairs differ in impedance, so each sees the hum with an amplitude and a phase of its own; the third harmonic
        // comes with it at 0.3, a value from the simulator's noise table.
        for (var channel = 0; channel < microvolts.Length; channel++)
            microvolts[channel] += (float)(amplitude * (0.5 + (channel % 3 * 0.5)) * (Math.Sin(phase + channel) + (0.3 * Math.Sin((3 * phase) + channel))));
    }
}

using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>Draws batches of crops: first a group, then one of its sessions, then a moment, all equally likely.</summary>
internal sealed class EventCrops
{
    private readonly EventNetworkOptions _options;
    private readonly EventLearning _learning;
    private readonly EventSession[][] _groups;
    private readonly Random _chance;

    public EventCrops(IReadOnlyList<EventSession> sessions, EventNetworkOptions options, EventLearning learning, int seed)
    {
        _options = options;
        _learning = learning;
        _chance = new(seed);
        foreach (var session in sessions)
        {
            if (session.Targets.Length < learning.CropSteps)
                throw new ArgumentException($"A session has {session.Targets.Length} steps, expected at least {learning.CropSteps}, one crop.", nameof(sessions));
            if (session.Samples.Length < session.Targets.Length * options.StrideSamples * options.ChannelCount)
                throw new ArgumentException($"A session has {session.Samples.Length} samples for {session.Targets.Length} steps, expected {options.StrideSamples} sets of {options.ChannelCount} channels a step.", nameof(sessions));
        }

        _groups = [.. sessions.GroupBy(session => session.Group).OrderBy(group => group.Key).Select(group => group.ToArray())];
        if (_groups.Length == 0)
            throw new ArgumentException("There is no session to learn from.", nameof(sessions));
    }

    /// <summary>A batch: signal [crop, channel, context + steps x stride] and targets [crop, step].</summary>
    public (Tensor Signal, Tensor Targets) Next()
    {
        var (crops, steps, channels) = (_learning.BatchSize, _learning.CropSteps, _options.ChannelCount);
        var length = _options.ContextSamples + (steps * _options.StrideSamples);
        var signal = new float[crops * channels * length];
        var targets = new long[crops * steps];
        Array.Fill(targets, EventSession.Masked);
        for (var crop = 0; crop < crops; crop++)
        {
            var group = _groups[_chance.Next(_groups.Length)];
            var session = group[_chance.Next(group.Length)];
            var start = _chance.Next(session.Targets.Length - steps + 1);
            Fill(session, start, signal.AsSpan(crop * channels * length, channels * length), length);
            for (var t = _learning.WarmUpSteps; t < steps; t++)
                targets[(crop * steps) + t] = session.Targets[start + t];
        }

        return (tensor(signal, [crops, channels, length]), tensor(targets, [crops, steps]));
    }

    private void Fill(EventSession session, int startStep, Span<float> crop, int length)
    {
        var channels = _options.ChannelCount;
        var first = (startStep * _options.StrideSamples) - _options.ContextSamples;
        var shared = Normal();
        var silenced = _chance.NextDouble() < _learning.ChannelDropOut ? _chance.Next(channels) : -1;
        var noise = _learning.NoiseMicrovolts / _options.ScaleMicrovolts;
        for (var channel = 0; channel < channels; channel++)
        {
            var gain = EventSession.LsbMicrovolts / _options.ScaleMicrovolts * Math.Exp(_learning.GainDeviation * (shared + Normal()));
            if (channel == silenced)
                gain = 0;
            var samples = crop.Slice(channel * length, length);
            for (var i = Math.Max(0, -first); i < length; i++)
                samples[i] = (float)((gain * session.Samples[((first + i) * channels) + channel]) + (noise * Roughly()));
        }
    }

    // The sum of four uniform numbers, for noise, of which there are millions.
    private double Roughly() => 1.732 * (_chance.NextDouble() + _chance.NextDouble() + _chance.NextDouble() + _chance.NextDouble() - 2);

    // Box and Muller 1958, Annals of Mathematical Statistics 29:610.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _chance.NextDouble())) * Math.Cos(2 * Math.PI * _chance.NextDouble());
}

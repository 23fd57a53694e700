using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork;

/// <summary>Draws batches of crops: first a class, then a group that has it, then one of its steps, all equally likely.</summary>
internal sealed class CropSampler
{
    private readonly StreamingNetworkOptions _options;
    private readonly LearningOptions _learning;
    private readonly IReadOnlyList<NetworkSequence> _sequences;
    private readonly Random _chance;

    // [class][group][step]: where each labelled step lies.
    private readonly (int Sequence, int Step)[][][] _steps;

    public CropSampler(IReadOnlyList<NetworkSequence> sequences, StreamingNetworkOptions options, LearningOptions learning, int seed)
    {
        _options = options;
        _learning = learning;
        _sequences = sequences;
        _chance = new(seed);
        _steps = [.. Labelled()
            .GroupBy(step => step.Label)
            .OrderBy(sameClass => sameClass.Key)
            .Select(sameClass => sameClass
                .GroupBy(step => sequences[step.Sequence].Group)
                .OrderBy(sameGroup => sameGroup.Key)
                .Select(sameGroup => sameGroup.Select(step => (step.Sequence, step.Step)).ToArray())
                .ToArray())];
        if (_steps.Length < 2)
            throw new ArgumentException($"The sequences hold {_steps.Length} of the network's {options.ClassCount} classes, expected at least 2; label more steps.", nameof(sequences));
    }

    /// <summary>A batch: signal [crop, channel, context + steps x stride] and labels [crop, step].</summary>
    public (Tensor Signal, Tensor Labels) Next()
    {
        var cropSteps = _chance.Next(_learning.ShortestCropSteps, _learning.LongestCropSteps + 1);
        var length = _options.ContextSamples + cropSteps * _options.StrideSamples;
        var crops = _learning.BatchSize;
        var signal = new float[crops * _options.ChannelCount * length];
        var labels = new long[crops * cropSteps];
        Array.Fill(labels, NetworkSequence.Masked);
        for (var crop = 0; crop < crops; crop++)
        {
            var groups = _steps[_chance.Next(_steps.Length)];
            var steps = groups[_chance.Next(groups.Length)];
            var (sequence, step) = steps[_chance.Next(steps.Length)];
            var start = Start(step, _sequences[sequence].StepLabels.Length, cropSteps);
            Fill(_sequences[sequence], start, signal.AsSpan(crop * _options.ChannelCount * length, _options.ChannelCount * length), length);
            Label(_sequences[sequence].StepLabels, start, labels.AsSpan(crop * cropSteps, cropSteps));
        }

        var clean = tensor(signal, [crops, _options.ChannelCount, length]);
        return (Augmented(clean), tensor(labels, [crops, cropSteps]));
    }

    private IEnumerable<(int Sequence, int Step, int Label)> Labelled() =>
        from s in Enumerable.Range(0, _sequences.Count)
        from t in Enumerable.Range(0, _sequences[s].StepLabels.Length)
        where _sequences[s].StepLabels[t] != NetworkSequence.Masked
        select (s, t, _sequences[s].StepLabels[t]);

    // The drawn step lies anywhere behind the warm-up; near an end of the sequence the crop keeps inside it.
    private int Start(int step, int stepCount, int cropSteps)
    {
        var start = step - _chance.Next(_learning.WarmUpSteps, cropSteps);
        return Math.Max(0, Math.Min(start, stepCount - cropSteps));
    }

    private void Fill(NetworkSequence sequence, int startStep, Span<float> crop, int length)
    {
        var channels = _options.ChannelCount;
        var first = startStep * _options.StrideSamples - _options.ContextSamples;
        var sets = sequence.Samples.Length / channels;
        var roll = _chance.Next(-_learning.LargestRoll, _learning.LargestRoll + 1);
        for (var channel = 0; channel < channels; channel++)
        {
            var from = ((channel + roll) % channels + channels) % channels;
            for (var i = Math.Max(0, -first); i < length && first + i < sets; i++)
                crop[channel * length + i] = sequence.Samples[(first + i) * channels + from];
        }

        if (_chance.NextDouble() < _learning.ChannelDropOut)
            crop.Slice(_chance.Next(channels) * length, length).Clear();
    }

    private void Label(int[] stepLabels, int startStep, Span<long> crop)
    {
        // At the start of a sequence the state is empty in use as well, so nothing is left out there.
        for (var t = startStep == 0 ? 0 : _learning.WarmUpSteps; t < crop.Length && startStep + t < stepLabels.Length; t++)
            crop[t] = stepLabels[startStep + t];
    }

    private Tensor Augmented(Tensor signal)
    {
        var (crops, channels) = (signal.shape[0], signal.shape[1]);
        if (_learning.GainDeviation > 0)
            signal = signal * exp(_learning.GainDeviation * (randn(crops, 1, 1) + randn(crops, channels, 1)));
        if (_learning.NoiseDeviation > 0)
            signal = signal + _learning.NoiseDeviation * randn_like(signal);
        return signal;
    }
}

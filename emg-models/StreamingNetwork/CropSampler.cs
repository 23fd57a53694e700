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
            var drawn = signal.AsSpan(crop * _options.ChannelCount * length, _options.ChannelCount * length);
            Fill(_sequences[sequence], start, drawn, length);
            Augment(drawn, length);
            Label(_sequences[sequence].StepLabels, start, labels.AsSpan(crop * cropSteps, cropSteps));
        }

        return (tensor(signal, [crops, _options.ChannelCount, length]), tensor(labels, [crops, cropSteps]));
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

    // In plain C#: TorchSharp gives native code scalars that a collection may free during the call, and sums of tensors carry one.
    private void Augment(Span<float> crop, int length)
    {
        var shared = _learning.GainDeviation > 0 ? _chance.Normal() : 0;
        for (var channel = 0; channel < _options.ChannelCount; channel++)
        {
            var samples = crop.Slice(channel * length, length);
            var gain = _learning.GainDeviation > 0 ? Math.Exp(_learning.GainDeviation * (shared + _chance.Normal())) : 1;
            for (var i = 0; i < samples.Length; i++)
                samples[i] = (float)(gain * samples[i] + (_learning.NoiseDeviation > 0 ? _learning.NoiseDeviation * _chance.Normal() : 0));
        }
    }
}

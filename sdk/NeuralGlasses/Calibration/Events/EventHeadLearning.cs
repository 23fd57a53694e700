using System.Numerics.Tensors;
using NeuralGlasses.Calibration.Network;

namespace NeuralGlasses.Calibration.Events;

/// <summary>
/// Adapts a head to one wearer: batches of which half are the wearer's frames, events and rest alike, and half other people's. The same
/// frames and seed give the same head.
/// </summary>
public sealed class EventHeadLearning
{
    private const int Batch = 128;
    private const float DropOut = 0.2f;
    private const float WeightDecay = 1e-3f;
    private const float GradientLimit = 1;
    private readonly EventHead _head;
    private readonly NoiseSource _chance;
    private readonly EventFrames _replay;
    private readonly float[][][] _ofClass;
    private readonly float[] _input;
    private readonly float[] _hidden;
    private readonly float[] _mask;
    private readonly float[] _slope;
    private readonly float[] _hiddenSlope;
    private readonly float[] _unused;
    private readonly int[] _targets = new int[Batch];

    private EventHeadLearning(EventHead head, EventFrames wearer, EventFrames replay, int restLabel, int seed)
    {
        _head = head;
        _chance = new(seed);
        _replay = replay;
        RestLabel = restLabel;
        _ofClass = [.. Enumerable.Range(0, head.ClassCount).Select(k => Enumerable.Range(0, wearer.Labels.Count).Where(i => wearer.Labels[i] == k).Select(i => wearer.Embeddings[i]).ToArray())];
        Events = [.. Enumerable.Range(0, head.ClassCount).Where(k => k != restLabel && _ofClass[k].Length > 0)];
        _input = new float[Batch * head.EmbeddingLength];
        _hidden = new float[Batch * head.Inner.Outputs];
        _mask = new float[_hidden.Length];
        _slope = new float[Batch * head.ClassCount];
        _hiddenSlope = new float[_hidden.Length];
        _unused = new float[_input.Length];
    }

    private int RestLabel { get; }

    private int[] Events { get; }

    /// <summary>A copy of a head that has learnt from one wearer.</summary>
    /// <param name="population">Where everybody begins.</param>
    /// <param name="wearer">The wearer's frames: rest and at least one event.</param>
    /// <param name="restLabel">Label of rest.</param>
    /// <param name="steps">Batches to learn from.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <exception cref="CalibrationException">There is no rest or no event among the frames.</exception>
    public static EventHead Adapt(EventPopulation population, EventFrames wearer, int restLabel, int steps, int seed)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(wearer);
        var head = population.Head.Clone();
        var learning = new EventHeadLearning(head, wearer, population.Replay, restLabel, seed);
        if (learning.Events.Length == 0 || learning._ofClass[restLabel].Length == 0)
            throw new CalibrationException("The session holds no gesture or no rest; record it again from the first prompt to the last.");
        learning.Run(steps);
        return head;
    }

    private void Run(int steps)
    {
        Parameter[] parameters = [_head.Inner.Weights, _head.Inner.Bias, _head.Answer.Weights, _head.Answer.Bias];
        for (var step = 0; step < steps; step++)
        {
            for (var row = 0; row < Batch; row++)
                Draw(row);
            Forward();
            Backward();
            var square = 0.0;
            foreach (var parameter in parameters)
                square += TensorPrimitives.SumOfSquares<float>(parameter.Gradient);
            var scale = (float)Math.Min(1, GradientLimit / (Math.Sqrt(square) + 1e-6));
            foreach (var parameter in parameters)
                parameter.Update(step + 1, 2e-3f * (1 - ((float)step / steps)), WeightDecay, scale);
        }
    }

    private void Draw(int row)
    {
        var isOwn = row % 2 == 0 || _replay.Labels.Count == 0;
        float[] drawn;
        if (!isOwn)
        {
            var other = _chance.Below(_replay.Labels.Count);
            (drawn, _targets[row]) = (_replay.Embeddings[other], _replay.Labels[other]);
        }
        else
        {
            _targets[row] = row % 4 == 0 ? RestLabel : Events[_chance.Below(Events.Length)];
            drawn = _ofClass[_targets[row]][_chance.Below(_ofClass[_targets[row]].Length)];
        }

        drawn.CopyTo(_input, row * _head.EmbeddingLength);
    }

    private void Forward()
    {
        _head.Inner.Forward(_input, _hidden, Batch);
        const float Keep = 1 / (1 - DropOut);
        for (var i = 0; i < _hidden.Length; i++)
        {
            _mask[i] = _hidden[i] > 0 && _chance.Uniform() >= DropOut ? Keep : 0;
            _hidden[i] *= _mask[i];
        }

        _head.Answer.Forward(_hidden, _slope, Batch);
        for (var row = 0; row < Batch; row++)
        {
            var scores = _slope.AsSpan(row * _head.ClassCount, _head.ClassCount);
            SoftMax.Of(scores);
            scores[_targets[row]] -= 1;
            TensorPrimitives.Divide(scores, Batch, scores);
        }
    }

    private void Backward()
    {
        _head.Answer.Backward(_hidden, _slope, _hiddenSlope, Batch);
        TensorPrimitives.Multiply(_hiddenSlope, _mask, _hiddenSlope);
        _head.Inner.Backward(_input, _hiddenSlope, _unused, Batch);
    }
}

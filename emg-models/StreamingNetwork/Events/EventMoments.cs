using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>Draws batches of moments: an event of a random class and person, or rest of a random person, or rest that was taken for an event.</summary>
internal sealed class EventMoments
{
    private readonly EventNetworkOptions _options;
    private readonly EventLearning _learning;
    private readonly IReadOnlyList<EventSession> _sessions;
    private readonly EventInputs _inputs;
    private readonly Random _chance;
    private readonly float[] _factor;

    // [class][group]: where each labelled step lies.
    private readonly (int Session, int Step)[][][] _events;
    private readonly int[][] _groups;
    private List<(int Session, int Step)> _hard = [];

    public EventMoments(IReadOnlyList<EventSession> sessions, EventInputs inputs, float[] factor, EventNetworkOptions options, EventLearning learning, int seed)
    {
        _sessions = sessions;
        _inputs = inputs;
        _factor = factor;
        _options = options;
        _learning = learning;
        _chance = new(seed);
        _events = [.. Enumerable.Range(1, options.ClassCount - 1).Select(Labelled).Where(groups => groups.Length > 0)];
        _groups = [.. Enumerable.Range(0, sessions.Count).GroupBy(s => sessions[s].Group).OrderBy(group => group.Key).Select(group => group.ToArray())];
        if (_events.Length == 0)
            throw new ArgumentException("The sessions hold no event to learn from.", nameof(sessions));
    }

    /// <summary>A batch: inputs [moment, input] and classes [moment].</summary>
    public (Tensor Inputs, Tensor Targets) Next()
    {
        var inputs = new float[_learning.BatchSize * _options.Inputs];
        var targets = new long[_learning.BatchSize];
        for (var row = 0; row < targets.Length; row++)
        {
            var (session, step) = _chance.NextDouble() < _learning.EventShare ? Event() : Rest();
            targets[row] = _sessions[session].Targets[step];
            var drawn = inputs.AsSpan(row * _options.Inputs, _options.Inputs);
            _inputs.Write(session, step, drawn);
            Vary(drawn);
        }

        return (tensor(inputs, [targets.Length, _options.Inputs]), tensor(targets));
    }

    /// <summary>Draws steps of rest at random, for a network to say which of them it takes for events.</summary>
    public List<(int Session, int Step)> SomeRest(int count)
    {
        var drawn = new List<(int, int)>(count);
        while (drawn.Count < count)
            drawn.Add(AnyRest());
        return drawn;
    }

    /// <summary>Rest that a network takes for events.</summary>
    public void Favour(List<(int Session, int Step)> hard) => _hard = hard;

    private (int Session, int Step)[][] Labelled(int label) =>
    [
        .. Enumerable.Range(0, _sessions.Count)
            .SelectMany(s => Enumerable.Range(0, _sessions[s].Targets.Length).Where(t => _sessions[s].Targets[t] == label).Select(t => (Session: s, Step: t)))
            .GroupBy(at => _sessions[at.Session].Group)
            .OrderBy(group => group.Key)
            .Select(group => group.ToArray()),
    ];

    private (int Session, int Step) Event()
    {
        var groups = _events[_chance.Next(_events.Length)];
        var steps = groups[_chance.Next(groups.Length)];
        return steps[_chance.Next(steps.Length)];
    }

    private (int Session, int Step) Rest() =>
        _hard.Count > 0 && _chance.NextDouble() < _learning.HardShare ? _hard[_chance.Next(_hard.Count)] : AnyRest();

    private (int Session, int Step) AnyRest()
    {
        while (true)
        {
            var group = _groups[_chance.Next(_groups.Length)];
            var session = group[_chance.Next(group.Length)];
            var step = _chance.Next(_sessions[session].Targets.Length);
            if (_sessions[session].Targets[step] == 0)
                return (session, step);
        }
    }

    // A channel that is louder is so in all its features, in every frame and in the mean.
    private void Vary(Span<float> inputs)
    {
        var channels = _options.ChannelCount;
        var features = _options.Features;
        Span<float> gains = stackalloc float[channels];
        for (var c = 0; c < channels; c++)
            gains[c] = (float)(_learning.GainDeviation * _chance.Normal());
        for (var frame = 0; frame < inputs.Length; frame += _options.FrameLength)
        {
            // Before the first step there is nothing that could vary.
            if (inputs[frame + _options.FrameLength - 1] == 0)
                continue;
            for (var i = 0; i < 2 * features; i++)
            {
                var feature = i % features;
                inputs[frame + i] += (gains[feature % channels] * _factor[feature]) + (float)(_learning.FeatureNoise * Roughly());
            }
        }
    }

    // The sum of two uniform numbers, for noise, of which there are millions.
    private double Roughly() => 2.45 * (_chance.NextDouble() + _chance.NextDouble() - 1);
}

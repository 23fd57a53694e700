using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>Draws batches: some people, and of each some steps of the followed dot, of pointing and of rest-of-life, all of a person louder or softer by the same; and crops of anybody.</summary>
internal sealed class CursorDraws
{
    private const int Axes = CursorNetworkOptions.Axes;
    private const int Moves = CursorModule.MoveCount;
    private readonly Random _chance;
    private readonly (Drawn Followed, Drawn Control, Drawn Life)[] _teachers;
    private readonly CursorNetworkOptions _options;
    private readonly CursorLearning _learning;
    private readonly float[] _factor;
    private readonly float[] _louder;
    private readonly Part _followed;
    private readonly Part _control;
    private readonly Part _life;
    private readonly float[] _crops;

    public CursorDraws(IReadOnlyList<CursorTeacher> teachers, CursorInputs inputs, float[] factor, CursorNetworkOptions options, CursorLearning learning, int seed)
    {
        (_chance, _options, _learning, _factor) = (new Random(seed), options, learning, factor);
        _teachers = [.. teachers.Select(each => (Of(each.Followed), Of(each.Control), Of(each.Life)))];
        _louder = new float[options.Inputs];
        _followed = new Part(learning.FollowedSteps, learning.People, options.Inputs);
        _control = new Part(learning.ControlSteps, learning.People, options.Inputs);
        _life = new Part(learning.LifeSteps, learning.People, options.Inputs);
        _crops = new float[learning.Crops * learning.CropSteps * options.Inputs];

        Drawn Of(CursorSession session) => new(inputs.Of(session.Frames), session);
    }

    /// <summary>Steps of people for whom it counts how the wrist moves.</summary>
    public (Steps Followed, Steps Control, Steps Life) NextSteps()
    {
        for (var person = 0; person < _learning.People; person++)
        {
            var teacher = _teachers[_chance.Next(_teachers.Length)];
            DrawLouder();
            Draw(teacher.Followed, _followed, person);
            Draw(teacher.Control, _control, person);
            Draw(teacher.Life, _life, person);
        }

        return (Of(_followed), Of(_control), Of(_life));

        Steps Of(Part part) => new(tensor(part.Inputs, [_learning.People, part.Count, _options.Inputs]), tensor(part.Moves, [_learning.People, part.Count, Moves]));
    }

    /// <summary>Crops for which it counts what the fingers do.</summary>
    public Crops NextCrops()
    {
        var (count, steps, length) = (_learning.Crops, _learning.CropSteps, _options.Inputs);
        var (presses, counts) = (new float[count * steps], new float[count * steps]);
        for (var crop = 0; crop < count; crop++)
        {
            var teacher = _teachers[_chance.Next(_teachers.Length)];
            var drawn = _chance.NextDouble() < _learning.LifeShare ? teacher.Life : teacher.Control;
            var from = _chance.Next(drawn.Session.Steps - steps + 1);
            DrawLouder();
            for (var step = 0; step < steps; step++)
            {
                var at = (crop * steps) + step;
                AddLouder(drawn.Inputs.AsSpan((from + step) * length, length), _crops.AsSpan(at * length, length));
                var press = drawn.Session.Presses[from + step];
                presses[at] = Math.Max((sbyte)0, press);
                counts[at] = press != CursorSession.Masked && step >= _learning.CropWarmUpSteps ? 1 : 0;
            }
        }

        return new(tensor(_crops, [count, steps, length]), tensor(presses, [count, steps]), tensor(counts, [count, steps]));
    }

    private void Draw(Drawn from, Part to, int person)
    {
        for (var i = 0; i < to.Count; i++)
        {
            var step = _chance.Next(_learning.WarmUpSteps, from.Session.Steps);
            var at = (person * to.Count) + i;
            AddLouder(from.Inputs.AsSpan(step * _louder.Length, _louder.Length), to.Inputs.AsSpan(at * _louder.Length, _louder.Length));
            for (var axis = 0; axis < Axes; axis++)
            {
                to.Moves[(at * Moves) + axis] = from.Session.Velocities[(step * Axes) + axis] / CursorNetwork.VelocityUnit;
                to.Moves[(at * Moves) + Axes + axis] = from.Session.Angles[(step * Axes) + axis] / CursorNetwork.AngleUnit;
            }
        }
    }

    // In plain C#: TorchSharp gives native code scalars that a collection may free during the call.
    private void DrawLouder()
    {
        var (features, channels) = (_options.Features, _options.ChannelCount);
        var shared = _chance.Normal();
        for (var c = 0; c < channels; c++)
        {
            var gain = _learning.GainDeviation * (shared + _chance.Normal());
            for (var i = c; i < _louder.Length; i += channels)
                _louder[i] = (float)(gain * _factor[i % features]);
        }
    }

    private void AddLouder(ReadOnlySpan<float> from, Span<float> to)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = from[i] + _louder[i];
    }

    /// <summary>Inputs [person, step, input], and velocities and angles in units of the network [person, step, answer].</summary>
    internal readonly record struct Steps(Tensor Inputs, Tensor Moves);

    /// <summary>Inputs [crop, step, input], pinches and whether they count [crop, step].</summary>
    internal readonly record struct Crops(Tensor Inputs, Tensor Presses, Tensor Counts);

    private sealed record Drawn(float[] Inputs, CursorSession Session);

    private sealed class Part(int count, int people, int length)
    {
        public int Count => count;

        public float[] Inputs { get; } = new float[people * count * length];

        public float[] Moves { get; } = new float[people * count * CursorModule.MoveCount];
    }
}

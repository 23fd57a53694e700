using NeuralGlasses.Physiology;

namespace NeuralGlasses.Wearers;

/// <summary>
/// A person who points: sees the cursor late, decides now and then on a smooth piece of movement towards where the target will be from where the cursor is expected to
/// come to, carries it out with noise that grows with its speed, learns from what came of it, clicks by a pinch, and lets the wrist come back to where it is at ease.
/// Knows nothing of the decoder but what the display shows. Numbers are those of <see cref="PointingTraits"/>.
/// </summary>
public sealed class PointingPerson : IPointingPerson
{
    /// <summary>Time between two steps, in seconds.</summary>
    public const double StepS = ForearmEmg.BlockS;

    // From the nerve to the hand that moves; belongs to the reaction.
    private const double NerveS = 0.06;
    private const double ShortestS = 0.25;
    private const double LongestS = 0.7;
    private const double AcrossShare = 0.5;
    private const double PinchS = 0.4;
    private const double MeantShare = 0.5;
    private const double ClutchDps = 5;
    private const double ClutchedShare = 0.5;
    private readonly PointingTraits _traits;
    private readonly Dice _dice;
    private readonly CursorExpectation _expectation;
    private readonly PointingMemory _memory = new(StepS);
    private readonly HandTremor _tremor;
    private readonly List<Submovement> _pieces = [];
    private readonly Way[] _velocities = new Way[PointingMemory.Length];
    private readonly Way[] _expected = new Way[3];
    private readonly Way _easy;
    private Way _rest;
    private long _learntTo;
    private double _planAtS;
    private double _clickAtS;
    private double _insideS;
    private int _number = -1;
    private bool _isClutching;

    /// <summary>Makes a person who has never done it.</summary>
    /// <param name="traits">How the person points.</param>
    /// <param name="seed">Seed of what varies from time to time.</param>
    /// <param name="pixelsPerDegree">A middling gain, from which the first expectation differs as the person's does.</param>
    /// <param name="rightDegrees">How far the hand goes to the right or left at ease.</param>
    /// <param name="upDegrees">How far it goes up or down.</param>
    public PointingPerson(PointingTraits traits, int seed, double pixelsPerDegree, double rightDegrees, double upDegrees)
    {
        ArgumentNullException.ThrowIfNull(traits);
        _traits = traits;
        _dice = new Dice(seed, "pointing person");
        _tremor = new HandTremor(_dice, StepS);
        _expectation = new CursorExpectation(pixelsPerDegree * traits.FirstBelief, 0.2, traits.Learning);
        _easy = new Way(rightDegrees, upDegrees);
    }

    /// <summary>Time of the next step, in seconds.</summary>
    public double Seconds => _memory.Steps * StepS;

    /// <summary>Pieces of movement begun.</summary>
    public long Pieces { get; private set; }

    /// <summary>Movements cut short because the wrist would not go so far at ease.</summary>
    public long CutShort { get; private set; }

    private double PlanS => Math.Max(_traits.VisualS, _traits.ReactionS - NerveS);

    /// <inheritdoc/>
    public int Tries { get; private set; }

    /// <inheritdoc/>
    public Way Move(in SeenDisplay shown, out bool pinches)
    {
        var now = Seconds;
        _memory.See(shown);
        var known = _memory.SeenAt(PlanS);
        if (known.Number != _number)
            (_number, Tries, _planAtS, _clickAtS, _insideS) = (known.Number, 0, now, 0, 0);
        if (now >= _planAtS && now >= _clickAtS)
        {
            Learn();
            if (known.Target is null)
                GoToEase(now);
            else if (!_isClutching)
                Plan(known, now);
            _planAtS = now + (_traits.ReplanS * _dice.Between(0.9, 1.1));
        }

        pinches = Clicks(now);
        Settle(now);
        var told = _rest + _tremor.Now;
        foreach (var piece in _pieces)
            told += piece.DoneAt(now);
        _memory.Tell(told - _tremor.Now);
        return told;
    }

    // Compares what the cursor did since the last time with what was expected of it.
    private void Learn()
    {
        var to = _memory.Steps - (long)Math.Round(_traits.VisualS / StepS);
        var count = (int)Math.Min(to - _learntTo, PointingMemory.Length / 3);
        if (count < 10 || to - count < 0)
            return;
        var from = to - count;
        _learntTo = to;
        var (before, after) = (_memory.SeenIn(from), _memory.SeenIn(to));
        // At the edge of the display the cursor says nothing of the hand.
        if (!before.IsAtEdge && !after.IsAtEdge && before.Target is not null && after.Target is not null && from > PointingMemory.Length / 6)
        {
            for (var which = 2; which >= 0; which--)
                _expected[which] = Expect(from, count, _expectation.DelayOf(which), which == 1);
            _expectation.Learn(new Way(after.X - before.X, before.Y - after.Y), _velocities.AsSpan(0, count), StepS, _expected);
        }
    }

    private Way Expect(long from, int count, double delayS, bool keeps)
    {
        var late = (long)Math.Round(delayS / StepS);
        var sum = new Way(0, 0);
        for (var i = 0; i < count; i++)
        {
            var velocity = (1 / StepS) * (_memory.Told(from + i + 1 - late) - _memory.Told(from + i - late));
            sum += StepS * _expectation.Of(velocity);
            if (keeps)
                _velocities[i] = velocity;
        }

        return sum;
    }

    // What the cursor will still do for what the hand was told, or is about to be.
    private Way Coming(double knownAgoS, double now)
    {
        var from = _memory.Steps - (long)Math.Round((knownAgoS + _expectation.DelayS) / StepS);
        var sum = Between(from, _memory.Steps - 1);
        for (var at = now - StepS; _pieces.Exists(piece => piece.EndS > at); at += 2 * StepS)
        {
            var way = new Way(0, 0);
            foreach (var piece in _pieces)
                way += piece.DoneAt(at + (2 * StepS)) - piece.DoneAt(at);
            sum += 2 * StepS * _expectation.Of((1 / (2 * StepS)) * way);
        }

        return sum;
    }

    // What it does for what the hand was told between two steps.
    private Way Between(long from, long to)
    {
        var sum = new Way(0, 0);
        for (var step = from; step < to; step++)
            sum += StepS * _expectation.Of((1 / StepS) * (_memory.Told(step + 1) - _memory.Told(step)));
        return sum;
    }

    private void Plan(in SeenDisplay known, double now)
    {
        var target = known.Target!;
        var coming = Coming(PlanS, now);
        var left = new Way(target.X - known.X - coming.Right, target.IsColumn ? 0 : known.Y - target.Y - coming.Up);
        var inside = target.WidthPixels / 2;
        // Who comes to lie well within the target leaves it at that.
        if (left.Length < 0.5 * inside)
            return;
        // Slow enough that the spread, which grows with the speed, leaves the end within the target.
        var lasts = Math.Clamp(_traits.SpreadS * left.Length * _traits.Care / inside, ShortestS, LongestS);
        var meant = AtEase(_expectation.Degrees(left, lasts));
        var size = meant.Length;
        if (size < 0.05)
            return;
        var spread = _traits.SpreadS / lasts;
        var (along, across) = (1 + (spread * _dice.Normal()), AcrossShare * spread * _dice.Normal());
        var made = new Way((meant.Right * along) - (meant.Up * across), (meant.Up * along) + (meant.Right * across));
        _pieces.Add(new Submovement(now, lasts, made));
        Pieces++;
    }

    // Nothing is asked for: the hand goes back to where it is at ease, and the cursor with it.
    private void GoToEase(double now)
    {
        _isClutching = false;
        if (_pieces.Count == 0 && _rest.Length > 2)
            _pieces.Add(new Submovement(now, LongestS, -1 * _rest));
    }

    private Way AtEase(Way meant)
    {
        var ends = _rest;
        foreach (var piece in _pieces)
            ends += piece.Degrees;
        var right = Math.Clamp(ends.Right + meant.Right, -_easy.Right, _easy.Right) - ends.Right;
        var up = Math.Clamp(ends.Up + meant.Up, -_easy.Up, _easy.Up) - ends.Up;
        if (Math.Abs(right - meant.Right) + Math.Abs(up - meant.Up) < 0.01)
            return meant;
        CutShort++;
        // Too little is left of it to be worth it: first the wrist comes back, so slowly that the cursor does not.
        _isClutching = new Way(right, up).Length < MeantShare * meant.Length;
        return new Way(right, up);
    }

    private bool Clicks(double now)
    {
        var seen = _memory.SeenAt(_traits.VisualS);
        if (!seen.IsClicked || seen.Number != _number || now < _clickAtS || seen.Target is not { } target)
        {
            _insideS = 0;
            return false;
        }

        // Nobody waits to see what is sure to come: where the cursor is now, and where it will stop, is expected.
        var coming = Coming(_traits.VisualS, now);
        var late = (long)Math.Round(_expectation.DelayS / StepS);
        var done = Between(_memory.Steps - late - (long)Math.Round(_traits.VisualS / StepS), _memory.Steps - late);
        _insideS = target.Contains(seen.X + done.Right, seen.Y - done.Up) && target.Contains(seen.X + coming.Right, seen.Y - coming.Up) ? _insideS + StepS : 0;
        if (_insideS < _traits.SureS)
            return false;
        // Another try comes when nothing was seen of this one.
        Tries++;
        _clickAtS = now + PinchS + PlanS + (0.1 * _dice.Uniform());
        _insideS = 0;
        return true;
    }

    private void Settle(double now)
    {
        for (var i = _pieces.Count - 1; i >= 0; i--)
        {
            if (_pieces[i].EndS > now)
                continue;
            _rest += _pieces[i].Degrees;
            _pieces.RemoveAt(i);
        }

        _tremor.Step();
        var away = _rest.Length;
        if (_pieces.Count == 0 && away > 1)
            _rest = (1 - Math.Min(1, (_isClutching ? ClutchDps : _traits.ReturnDps) * StepS / away)) * _rest;
        _isClutching &= Math.Max(Math.Abs(_rest.Right) / _easy.Right, Math.Abs(_rest.Up) / _easy.Up) > ClutchedShare;
    }
}

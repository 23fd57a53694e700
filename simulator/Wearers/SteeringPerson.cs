using NeuralGlasses.Physiology;
using NeuralGlasses.Pointing.Tasks;

namespace NeuralGlasses.Wearers;

/// <summary>
/// A person who steers a cursor with a bent wrist: sees it late, expects where it will come to for what the hand was told, and bends the wrist anew several times a second so
/// that it comes to the target by then, with noise that grows with how far the hand goes. Lets the hand go when the cursor will stop within the target, and
/// learns how quick the cursor is, and how late, from what was seen. Numbers are those of <see cref="PointingTraits"/>.
/// </summary>
public sealed class SteeringPerson : IPointingPerson
{
    /// <summary>Time between two steps, in seconds.</summary>
    public const double StepS = ForearmEmg.BlockS;

    // What is learnt of the cursor has its places 30 units apart; a bent wrist counts 6 a degree, so they lie 5° apart.
    private const double UnitsPerDegree = 6;
    private const double NerveS = 0.06;
    private const double BendS = 0.18;
    private const double PinchS = 0.4;
    private const double AcrossShare = 0.5;
    private readonly PointingTraits _traits;
    private readonly Dice _dice;
    private readonly CursorExpectation _expectation;
    private readonly PointingMemory _memory = new(StepS);
    private readonly HandTremor _tremor;
    private readonly Way[] _bends = new Way[PointingMemory.Length];
    private readonly Way[] _expected = new Way[3];
    private readonly Way _easy;
    private Submovement _bend = new(-1, BendS, default);
    private Way _from;
    private long _learntTo;
    private double _planAtS;
    private double _clickAtS;
    private double _insideS;
    private int _number = -1;

    /// <summary>Makes a person who has never done it.</summary>
    /// <param name="traits">How the person points.</param>
    /// <param name="seed">Seed of what varies from time to time.</param>
    /// <param name="pixelsPerSecond">How quick the cursor is at an angle in degrees, from which the first expectation differs as the person's does.</param>
    /// <param name="rightDegrees">How far the hand goes to the right or left at ease.</param>
    /// <param name="upDegrees">How far it goes up or down.</param>
    public SteeringPerson(PointingTraits traits, int seed, Func<double, double> pixelsPerSecond, double rightDegrees, double upDegrees)
    {
        ArgumentNullException.ThrowIfNull(traits);
        _traits = traits;
        _dice = new Dice(seed, "steering person");
        _tremor = new HandTremor(_dice, StepS);
        _expectation = new CursorExpectation(units => units == 0 ? 0 : pixelsPerSecond(units / UnitsPerDegree) / units * traits.FirstBelief, 0.2, traits.Learning);
        _easy = new Way(rightDegrees, upDegrees);
    }

    private double Now => _memory.Steps * StepS;

    private double PlanS => Math.Max(_traits.VisualS, _traits.ReactionS - NerveS);

    /// <inheritdoc/>
    public int Tries { get; private set; }

    /// <inheritdoc/>
    public Way Move(in SeenDisplay shown, out bool pinches)
    {
        _memory.See(shown);
        var known = _memory.SeenAt(PlanS);
        if (known.Number != _number)
            (_number, Tries, _planAtS, _clickAtS, _insideS) = (known.Number, 0, Now, 0, 0);
        if (Now >= _planAtS && Now >= _clickAtS)
        {
            Learn();
            Bend(known.Target is { } target ? Wanted(known, target) : default);
            _planAtS = Now + (_traits.ReplanS * _dice.Between(0.9, 1.1));
        }

        pinches = Clicks();
        _tremor.Step();
        var told = _from + _bend.DoneAt(Now);
        _memory.Tell(told);
        return told + _tremor.Now;
    }

    // How far to bend, so that the cursor comes to the target until the next time, and stops there.
    private Way Wanted(in SeenDisplay known, PointingTarget target)
    {
        var coming = Coming(PlanS, true);
        var left = new Way(target.X - known.X - coming.Right, target.IsColumn ? 0 : known.Y - target.Y - coming.Up);
        if (left.Length < 0.5 * target.WidthPixels / 2)
            return default;
        var bent = (1 / UnitsPerDegree) * _expectation.Rate((1 / (_traits.Care * _traits.ReplanS)) * left);
        return new Way(Math.Clamp(bent.Right, -_easy.Right, _easy.Right), Math.Clamp(bent.Up, -_easy.Up, _easy.Up));
    }

    private void Bend(Way wanted)
    {
        _from += _bend.DoneAt(Now);
        var change = wanted - _from;
        if (wanted == default && change.Length < 0.3)
        {
            _bend = new Submovement(Now, BendS, change);
            return;
        }

        // Who lets the hand go errs by nothing: it falls back to where it rests.
        var spread = wanted == default ? 0 : _traits.SpreadS / BendS / 2;
        var (along, across) = (1 + (spread * _dice.Normal()), AcrossShare * spread * _dice.Normal());
        _bend = new Submovement(Now, BendS, new Way((change.Right * along) - (change.Up * across), (change.Up * along) + (change.Right * across)));
    }

    // What the cursor does from when it was seen on, for what the hand was told, and for the way back if it is let go now.
    private Way Coming(double knownAgoS, bool letsGo)
    {
        var from = _memory.Steps - (long)Math.Round((knownAgoS + _expectation.DelayS) / StepS);
        var sum = new Way(0, 0);
        for (var step = from; step < _memory.Steps; step++)
            sum += StepS * _expectation.Of(UnitsPerDegree * _memory.Told(step));
        var last = _from + _bend.DoneAt(Now);
        for (var t = 0.0; letsGo && t < BendS; t += 2 * StepS)
            sum += 2 * StepS * _expectation.Of(UnitsPerDegree * (1 - Submovement.Share(t / BendS)) * last);
        return sum;
    }

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
        if (before.IsAtEdge || after.IsAtEdge || before.Target is null || after.Target is null || from <= PointingMemory.Length / 6)
            return;
        for (var which = 2; which >= 0; which--)
        {
            var late = (long)Math.Round(_expectation.DelayOf(which) / StepS);
            _expected[which] = default;
            for (var i = 0; i < count; i++)
            {
                _bends[i] = UnitsPerDegree * _memory.Told(from + i - late);
                _expected[which] += StepS * _expectation.Of(_bends[i]);
            }
        }

        _expectation.Learn(new Way(after.X - before.X, before.Y - after.Y), _bends.AsSpan(0, count), StepS, _expected);
    }

    private bool Clicks()
    {
        var seen = _memory.SeenAt(_traits.VisualS);
        if (!seen.IsClicked || seen.Number != _number || Now < _clickAtS || seen.Target is not { } target)
        {
            _insideS = 0;
            return false;
        }

        var coming = Coming(_traits.VisualS, true);
        _insideS = target.Contains(seen.X, seen.Y) && target.Contains(seen.X + coming.Right, seen.Y - coming.Up) ? _insideS + StepS : 0;
        if (_insideS < _traits.SureS)
            return false;
        // Another try comes when nothing was seen of this one.
        Tries++;
        _clickAtS = Now + PinchS + PlanS + (0.1 * _dice.Uniform());
        _insideS = 0;
        Bend(default);
        return true;
    }
}

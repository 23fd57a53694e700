using NeuralGlasses.Decoding;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Pointing;

/// <summary>
/// Makes steps in four directions of flicks of the wrist, for lists: a flick that is fast and far enough fires once, in whose direction there is no doubt. The way back
/// fires nothing, however fast it is, because it begins on the other side of the middle; where the wrist stays becomes its new middle by and by. After a loss nothing
/// fires until the wrist has rested. Nothing is allocated after construction.
/// </summary>
public sealed class DirectionPad
{
    private readonly DirectionPadOptions _options;
    private readonly PointingOptions _pointing;
    private readonly RestDrift _drift;
    private readonly DeadZone _deadZone;
    private HostTime _last;
    private HostTime _quietUntil;
    private HostTime _firedAt = new(long.MinValue / 2);
    private HandVelocity _out;
    private HandVelocity _begin;
    private double _fastest;
    private bool _begun;
    private bool _isArmed;

    /// <summary>Makes a pad whose wrist is in the middle.</summary>
    /// <param name="options">When a flick is a step.</param>
    /// <param name="pointing">How the wrist is read before.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public DirectionPad(DirectionPadOptions options, PointingOptions pointing)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(pointing);
        options.Check();
        pointing.Check();
        (_options, _pointing) = (options, pointing);
        Axes = new WristAxes(pointing.Axes);
        _drift = new RestDrift(pointing.Drift);
        _deadZone = new DeadZone(pointing.DeadZone);
    }

    /// <summary>Which way of the wrist is right and which is up.</summary>
    public WristAxes Axes { get; }

    /// <summary>Steps fired.</summary>
    public long Fired { get; private set; }

    /// <summary>Flicks between two directions, which fired nothing.</summary>
    public long Unclear { get; private set; }

    /// <summary>Fast movements that were the way back, and fired nothing.</summary>
    public long WaysBack { get; private set; }

    /// <summary>Flicks that fired nothing because fingers were pressed, or because they came too soon.</summary>
    public long Doubtful { get; private set; }

    /// <summary>Steps of the decoder that were lost or of which too little was received.</summary>
    public long Invalid { get; private set; }

    /// <summary>Takes what the band's motion sensor felt.</summary>
    public void Feel(in WristMotionSample sample) => Axes.Feel(sample);

    /// <summary>Takes a step of the decoder; true if a flick was made.</summary>
    public bool TryStep(in CursorStep step, out GestureEvent flick)
    {
        flick = default;
        var at = step.NewestSample;
        var elapsedMs = _begun ? at.MillisecondsSince(_last) : 0;
        var isGap = _begun && !(elapsedMs > 0 && elapsedMs <= _pointing.GapMs);
        (_last, _begun) = (at, true);
        if (isGap || !(step.ValidFraction >= _pointing.LeastValid) || !float.IsFinite(step.ExtensionDps + step.RadialDps + step.PressProbability))
        {
            Lose(at);
            return false;
        }

        var velocity = Axes.Of(_drift.Take(new WristVelocity(step.ExtensionDps, step.RadialDps), elapsedMs, !_deadZone.IsMoving));
        if (at < _quietUntil)
            return false;
        var moved = _deadZone.Take(velocity);
        Axes.Advance(elapsedMs, _deadZone.IsMoving);
        var keep = Math.Exp(-elapsedMs / _options.ForgetMs);
        _out = new HandVelocity((_out.RightDps * keep) + (moved.RightDps * elapsedMs / 1000), (_out.UpDps * keep) + (moved.UpDps * elapsedMs / 1000));
        if (moved.Dps < _options.RestDps)
        {
            (_isArmed, _begin, _fastest) = (true, _out, 0);
            return false;
        }

        _fastest = Math.Max(_fastest, moved.Dps);
        return _isArmed && TryFire(step, out flick);
    }

    /// <summary>Forgets where the wrist is.</summary>
    public void Reset()
    {
        (_begun, _isArmed, _out, _begin, _fastest) = (false, false, default, default, 0);
        _deadZone.Reset();
        _drift.Break();
    }

    // Where the wrist is has become unknown; it counts as the middle.
    private void Lose(HostTime at)
    {
        Invalid++;
        Reset();
        (_last, _begun, _quietUntil) = (at, true, at.Plus(_pointing.QuietMs * 1000));
    }

    private bool TryFire(in CursorStep step, out GestureEvent flick)
    {
        flick = default;
        var way = new HandVelocity(_out.RightDps - _begin.RightDps, _out.UpDps - _begin.UpDps);
        if (_fastest < _options.FlickDps || way.Dps < _options.FlickDegrees)
            return false;
        _isArmed = false;
        var along = ((_begin.RightDps * way.RightDps) + (_begin.UpDps * way.UpDps)) / way.Dps;
        var turned = Math.Atan2(way.UpDps, way.RightDps) * 180 / Math.PI;
        var sector = (int)Math.Round(turned / 90);
        var at = step.NewestSample;
        if (along < -_options.BackDegrees)
        {
            WaysBack++;
        }
        else if (Math.Abs(turned - (sector * 90)) > 45 - (_options.MarginDegrees / 2))
        {
            Unclear++;
        }
        else if (step.PressProbability > _options.MostPress || at.MillisecondsSince(_firedAt) < _options.RefractoryMs)
        {
            Doubtful++;
        }
        else
        {
            Fired++;
            _firedAt = at;
            var clear = 1 - (Math.Abs(turned - (sector * 90)) / 45);
            flick = new GestureEvent(WristFlick.Of((sector + 4) % 4), (float)(0.5 + (clear / 2)), at);
            return true;
        }

        return false;
    }
}

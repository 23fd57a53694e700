using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Pointing.Tasks;
using NeuralGlasses.Streaming;
using NeuralGlasses.Wearers;

namespace NeuralGlasses.Training.Pointing;

/// <summary>
/// A simulated person with a band on, pointing: the display is seen, the wrist moves, what is made of it moves the cursor, and so on, in a closed loop of 5 ms. The hand
/// lies on its edge in the lap, with the thumb up.
/// </summary>
public sealed class PointingSession
{
    /// <summary>Width of the display, in pixels.</summary>
    public const int WidthPixels = 640;

    /// <summary>Height of the display, in pixels.</summary>
    public const int HeightPixels = 400;

    private const double PauseS = 1.5;
    private const double LieS = 2.5;
    private const double TrialS = 10;
    private const double MostS = 300;
    private readonly SimulatedForearm _arm;
    private readonly IWristSource _wrist;
    private readonly PointingDevice _device;
    private readonly IPointingPerson _person;
    private readonly WristAxes _own;
    private readonly Dice _dice;
    private readonly float[] _skin;
    private readonly PointingTraits _traits;
    private readonly FeltMotion _felt;
    private TrueMovement? _pinch;
    private IPointingTask? _task;
    private long _blocks;
    private int _number;
    private int _tasks;

    /// <summary>Lets a person begin.</summary>
    /// <param name="arm">The person's arm with the band on it.</param>
    /// <param name="wrist">What says how the wrist moves.</param>
    /// <param name="device">What is made of it.</param>
    /// <param name="person">The person who points; what was learnt in the session before is kept.</param>
    /// <param name="seed">Seed of the tasks.</param>
    public PointingSession(SimulatedForearm arm, IWristSource wrist, PointingDevice device, IPointingPerson person, int seed)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(wrist);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(person);
        (_arm, _wrist, _device, _person) = (arm, wrist, device, person);
        var side = arm.Person.Wears == Arm.Left ? WristSide.Left : WristSide.Right;
        var axes = device.Options.Axes with { Side = side };
        Cursor = new WristCursor(device.Options with { Axes = axes }, WidthPixels, HeightPixels);
        _own = new WristAxes(new WristAxesOptions { Side = side, Lay = ForearmLay.ThumbUp });
        _dice = new Dice(seed, "pointing tasks");
        _felt = new FeltMotion(arm, new Dice(seed, "motion sensor"));
        _skin = new float[ForearmEmg.BlockSamples * arm.Channels];
        _traits = PointingTraits.Draw(arm.Person.Seed);
        // Supination of a right arm, and of a left one, lifts the thumb.
        arm.Add(new ArmPiece([], [new ArmSwing(ArmSwingKind.Turn, 1, arm.Seconds + 0.01, 0.5, side == WristSide.Right ? 90 : -90, 0, 0)], []));
        for (var i = 0; i < LieS / ForearmEmg.BlockS; i++)
            Read();
    }

    /// <summary>The cursor.</summary>
    public WristCursor Cursor { get; }

    /// <summary>Does one block: columns, discs, and the ring at three indices of difficulty.</summary>
    public IEnumerable<(PointingTaskKind Kind, SequenceMeasures Measures)> Block(int targets)
    {
        yield return (PointingTaskKind.Columns, Do(new HoldTask(TargetLayouts.Columns(WidthPixels, HeightPixels, 10, targets, _dice.Below), timeoutMs: TrialS * 1000)));
        yield return (PointingTaskKind.Discs, Do(new HoldTask(TargetLayouts.Discs(WidthPixels, HeightPixels, [48, 64, 80], targets, _dice.Below), timeoutMs: TrialS * 1000)));
        foreach (var (ring, target) in new[] { (160.0, 40.0), (300.0, 60.0), (300.0, 36.0) })
            yield return (PointingTaskKind.Ring, Do(new TapTask(TargetLayouts.Ring(WidthPixels, HeightPixels, 13, ring, target), TrialS * 1000)));
    }

    /// <summary>Lets the person live for some seconds without pointing, while the cursor is there.</summary>
    public void Live(string activity, double seconds)
    {
        _arm.Add(_arm.DailyLife.While(activity, _arm.Seconds + 0.01, _arm.Seconds + seconds));
        for (var end = _blocks + (long)(seconds / ForearmEmg.BlockS); _blocks < end;)
        {
            _arm.Wrist.Relax();
            _arm.Forearm.Relax();
            Read();
            while (Cursor.TryTake(out _))
                continue;
        }
    }

    private SequenceMeasures Do(IPointingTask task)
    {
        // A person who is ready has the wrist at ease, and then brings the cursor to the middle.
        Run(null, PauseS);
        Cursor.Recentre(Now);
        Run(task, MostS);
        return SequenceMeasures.Of(task.Trials);
    }

    private HostTime Now => new((long)Math.Round(_blocks * ForearmEmg.BlockS * 1e6));

    private void Run(IPointingTask? task, double mostS)
    {
        _task = task;
        _tasks++;
        for (var end = _blocks + (long)(mostS / ForearmEmg.BlockS); _blocks < end && (task is null || task.Target is not null);)
        {
            _number = (_tasks * 1000) + (task?.Trials.Count ?? 0) + (task?.Target is { } target ? target.GetHashCode() & 0xFF : 0);
            var (x, y) = (Cursor.Position.X, Cursor.Position.Y);
            var isAtEdge = x <= 0 || y <= 0 || x >= WidthPixels - 1 || y >= HeightPixels - 1;
            var told = _person.Move(new SeenDisplay(x, y, task?.Target, _number, task?.IsClicked == true, isAtEdge), out var pinches);
            PointingPeople.Lead(_arm, _device.Options, _own, told);
            if (pinches)
                Pinch();
            Read();
            Tell();
        }
    }

    private void Pinch()
    {
        var piece = _arm.Mover.Make("index_pinch", _arm.Seconds + ForearmEmg.BlockS, MovementForm.Tap, _traits.EffortOf(_person.Tries));
        _arm.Add(piece);
        _pinch = piece.Truth[0];
    }

    private void Read()
    {
        _arm.Read(_skin);
        _blocks++;
        if (_blocks % FeltMotion.EveryBlocks == 0 && _felt.TryFeel(Now, out var motion))
            Cursor.Feel(motion);
        _wrist.Take(_skin, _arm, _pinch is { } pinch && _arm.Seconds >= pinch.ContactS && _arm.Seconds < pinch.ReleaseS + 0.05);
        while (_wrist.TryStep(out var step))
            Cursor.Push(step);
    }

    private void Tell()
    {
        var click = _device.ClicksOnPress ? CursorEventKind.Pressed : CursorEventKind.Clicked;
        while (Cursor.TryTake(out var told))
        {
            if (told.Kind == click)
                _task?.Take(new CursorSample(Now, told.X, told.Y, true));
        }

        _task?.Take(new CursorSample(Now, Cursor.Position.X, Cursor.Position.Y));
    }
}

using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Pointing.Tasks;
using NeuralGlasses.Simulator.Glasses.Display;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Wearers;

namespace NeuralGlasses.Simulator.Arm;

/// <summary>
/// Somebody who points at what the display shows: sees the cursor and what is to be pointed at, turns and lifts the forearm or bends the wrist, and pinches when the cursor is there. The palm is down. While
/// there is no cursor, or what is wanted is not to be seen, the hand rests.
/// </summary>
public sealed class PointingArm : ISteersArm
{
    /// <summary>The movement that presses.</summary>
    public const string Pinch = "index_pinch";

    // How long a pinch lasts that a dot asks for; an estimate.
    private const double AskedPinchS = 0.5;

    // Who has seen the press come waits so long for what it does.
    private const double SeenToWorkS = 0.6;
    private readonly Queue<PointScenario> _points;
    private readonly VirtualHud _hud;
    private readonly IPointingPerson? _person;
    private readonly PointingOptions _pointing;
    private readonly WristAxes _own;
    private readonly DotWatcher _watcher;
    private readonly PointingTraits _traits;
    private int _number;
    private int _anywhere = -1;
    private double _pressedS = double.PositiveInfinity;
    private bool _hasMoved;
    private bool _isSeen;

    /// <summary>Makes somebody.</summary>
    /// <param name="points">What is pointed at, in order of time.</param>
    /// <param name="hud">What the person sees.</param>
    /// <param name="person">Who it is.</param>
    /// <param name="pointing">How the glasses let point.</param>
    public PointingArm(IReadOnlyList<PointScenario> points, VirtualHud hud, Person person, PointingOptions pointing)
    {
        ArgumentNullException.ThrowIfNull(pointing);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(hud);
        ArgumentNullException.ThrowIfNull(person);
        _points = new Queue<PointScenario>(points);
        _hud = hud;
        _traits = PointingTraits.Draw(person.Seed);
        _pointing = pointing;
        _watcher = new DotWatcher(new Dice(person.Seed, "watched dot"), PointingPeople.EasyExtensionDegrees);
        _own = new WristAxes(new WristAxesOptions { Side = person.Wears == Physiology.Anatomy.Arm.Left ? WristSide.Left : WristSide.Right, Lay = ForearmLay.PalmDown });
        if (hud.Abilities is { } display)
            _person = PointingPeople.Of(person.Seed, pointing, display.HeightPixels, ForearmLay.PalmDown);
    }

    /// <summary>What was to be pointed at and was not clicked so far, a sentence each.</summary>
    public IReadOnlyList<string> NotDone =>
    [
        .. _points.Take(1).Select(point => point.At.Length == 0 ? $"The pinch of {Seconds(point)} was not seen to press anything."
            : _isSeen ? $"The pointer did not come to '{point.At}' of {Seconds(point)}, or was not seen to press it."
            : $"'{point.At}' of {Seconds(point)} was never on the display beside a pointer; name what a line, a card or a text says, and begin to point before."),
        .. _points.Skip(1).Select(point => $"{(point.At.Length == 0 ? "The pinch" : $"'{point.At}'")} of {Seconds(point)} did not come about, since the one before it did not."),
    ];

    /// <inheritdoc/>
    public void Advance(SimulatedForearm arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        if (_hud.Wanted?.Cursor is { Points: false } dot)
        {
            Follow(arm, dot);
            return;
        }

        if (_person is null || !_points.TryPeek(out var point) || arm.Seconds < point.AtS)
        {
            if (_hasMoved)
                Move(arm, Target(null), out _);
            return;
        }

        if (_hud.Wanted?.Cursor?.Look == HudCursorLook.Pressed && double.IsInfinity(_pressedS))
            _pressedS = arm.Seconds;
        if (arm.Seconds > _pressedS + SeenToWorkS + point.HoldS)
        {
            _points.Dequeue();
            _number++;
            (_pressedS, _isSeen) = (double.PositiveInfinity, false);
            return;
        }

        Move(arm, Target(double.IsInfinity(_pressedS) && point.At.Length > 0 ? point : null), out var pinches);
        pinches |= point.At.Length == 0 && _anywhere != _number;
        if (!pinches || !double.IsInfinity(_pressedS))
            return;
        _anywhere = _number;
        var at = arm.Seconds + ForearmEmg.BlockS;
        var effort = point.Effort ?? _traits.EffortOf(_person.Tries);
        arm.Add(point.HoldS > 0 ? arm.Mover.Make(Pinch, at, MovementForm.Hold, effort, point.HoldS, point.TurnDeg) : arm.Mover.Make(Pinch, at, MovementForm.Tap, effort));
    }

    private void Follow(SimulatedForearm arm, HudCursor dot)
    {
        _hasMoved = true;
        var display = _hud.Abilities!;
        var furthest = Math.Min(display.WidthPixels, display.HeightPixels) / 2 / display.PixelsPerDegree;
        var told = _watcher.Move(arm.Seconds, new Way(dot.RightDegrees / furthest, -dot.DownDegrees / furthest), dot.Look == HudCursorLook.GuidePinch, out var pinches);
        var bent = _own.Back(new HandVelocity(told.Right, told.Up));
        arm.Wrist.Command(bent.ExtensionDps, bent.RadialDps);
        if (pinches)
            arm.Add(arm.Mover.Make(Pinch, arm.Seconds + ForearmEmg.BlockS, MovementForm.Hold, _traits.PinchEffort, AskedPinchS));
    }

    private void Move(SimulatedForearm arm, in SeenDisplay seen, out bool pinches)
    {
        _hasMoved = true;
        var told = _person!.Move(seen, out pinches);
        PointingPeople.Lead(arm, _pointing, _own, told);
    }

    private SeenDisplay Target(PointScenario? point)
    {
        var display = _hud.Abilities!;
        if (_hud.Wanted is not { Cursor: { } cursor } scene)
            return new SeenDisplay(0, 0, null, _number, false, true);
        var x = (display.WidthPixels / 2.0) + (cursor.RightDegrees * display.PixelsPerDegree);
        var y = (display.HeightPixels / 2.0) + (cursor.DownDegrees * display.PixelsPerDegree);
        var isAtEdge = x <= 1 || y <= 1 || x >= display.WidthPixels - 1 || y >= display.HeightPixels - 1;
        return new SeenDisplay(x, y, point is null ? null : Place(scene, point.At, x), _number, true, isAtEdge);
    }

    // A line is as wide as the display, so that it is enough to come to its height.
    private PointingTarget? Place(HudScene scene, string text, double x)
    {
        if (IdOf(scene.Elements, text) is not { } id)
            return null;
        foreach (HudSpot spot in _hud.Spots)
        {
            if (spot.Id != id)
                continue;
            _isSeen = true;
            return new PointingTarget(Math.Clamp(x, spot.Bounds.Left, spot.Bounds.Right), (spot.Bounds.Top + spot.Bounds.Bottom) / 2, spot.Bounds.Height);
        }

        return null;
    }

    private static string Seconds(PointScenario point) => string.Create(CultureInfo.InvariantCulture, $"{point.AtS:0.##} s");

    private static string? IdOf(IEnumerable<HudElement> elements, string text) =>
        elements.Select(element => element switch
        {
            HudList list => list.Items.FirstOrDefault(item => item.Label == text)?.Id,
            HudRow row => IdOf(row.Elements, text),
            HudCard card => card.Title == text ? card.Id : null,
            HudText words => words.Text == text ? words.Id : null,
            HudIcon icon => icon.Label == text ? icon.Id : null,
            HudDial dial => dial.Label == text ? dial.Id : null,
            _ => null,
        }).FirstOrDefault(id => id is not null);
}

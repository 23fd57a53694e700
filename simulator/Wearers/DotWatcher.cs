using NeuralGlasses.Physiology;

namespace NeuralGlasses.Wearers;

/// <summary>
/// Somebody who sees a dot on a display and goes with it: sees it late, bends the wrist as far at the dot's furthest as is easy, errs, more so the further the hand goes, and
/// pinches while the dot asks for it. Numbers are estimates.
/// </summary>
public sealed class DotWatcher
{
    private const double SeesLateS = 0.2;
    private const double SmoothS = 0.05;
    private const double StillErrorDeg = 0.6;
    private const double ErrorShare = 0.08;
    private const double ErrorLastsS = 0.3;
    private const double GoesAsFarSpread = 0.1;
    private readonly Dice _dice;
    private readonly Queue<(double AtS, Way Dot, bool Pinches)> _seen = new();
    private readonly double _scale;
    private readonly double _keep = Math.Exp(-ForearmEmg.BlockS / ErrorLastsS);
    private Way _wanted;
    private Way _hand;
    private Way _error;
    private bool _pinches;

    /// <summary>Makes somebody.</summary>
    /// <param name="dice">What varies.</param>
    /// <param name="easyDegrees">How far the hand goes at the dot's furthest, in degrees, on the average of all people.</param>
    public DotWatcher(Dice dice, double easyDegrees)
    {
        ArgumentNullException.ThrowIfNull(dice);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(easyDegrees);
        _dice = dice;
        _scale = easyDegrees * dice.LogNormal(1, GoesAsFarSpread);
    }

    /// <summary>Looks at the display for a step of the arm; says where the hand is to be, in degrees from where it rests, and whether a pinch is to begin.</summary>
    /// <param name="nowS">Time, in seconds.</param>
    /// <param name="dot">Where the dot is, as a share of the furthest that it goes, to the right and up.</param>
    /// <param name="isPinchAsked">Whether it asks for a pinch.</param>
    /// <param name="beginsPinch">Whether a pinch is to begin now.</param>
    public Way Move(double nowS, Way dot, bool isPinchAsked, out bool beginsPinch)
    {
        _seen.Enqueue((nowS, dot, isPinchAsked));
        beginsPinch = false;
        while (_seen.TryPeek(out var known) && known.AtS <= nowS - SeesLateS)
        {
            _seen.Dequeue();
            _wanted = _scale * known.Dot;
            beginsPinch |= known.Pinches && !_pinches;
            _pinches = known.Pinches;
        }

        _hand += (1 - Math.Exp(-ForearmEmg.BlockS / SmoothS)) * (_wanted - _hand);
        var kick = Math.Sqrt(1 - (_keep * _keep));
        _error = (_keep * _error) + new Way(kick * _dice.Normal(), kick * _dice.Normal());
        return _hand + ((StillErrorDeg + (ErrorShare * _hand.Length)) * _error);
    }
}

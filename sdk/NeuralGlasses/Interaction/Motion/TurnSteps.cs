namespace NeuralGlasses.Interaction.Motion;

/// <summary>
/// Turns an angle into steps of a dial that stays where it is within the hysteresis. Steps beyond a big turn count for more, and for as much when they are
/// undone, so that a forearm that comes back where it was has moved nothing. Nothing is allocated.
/// </summary>
internal struct TurnSteps
{
    private int _notch;

    /// <summary>Steps from where the dial stood to this angle, in degrees.</summary>
    public int MoveTo(double degrees, PinchMotionOptions options)
    {
        var before = Value(_notch, options);
        while (_notch >= 0 ? degrees >= (_notch + 1) * options.StepDegrees : degrees > (_notch * options.StepDegrees) + options.HysteresisDegrees)
            _notch++;
        while (_notch <= 0 ? degrees <= (_notch - 1) * options.StepDegrees : degrees < (_notch * options.StepDegrees) - options.HysteresisDegrees)
            _notch--;
        return Value(_notch, options) - before;
    }

    private static int Value(int notch, PinchMotionOptions options)
    {
        if (options.AccelerateFromDegrees == 0)
            return notch;
        var plain = (int)(options.AccelerateFromDegrees / options.StepDegrees);
        var beyond = Math.Max(0, Math.Abs(notch) - plain);
        return Math.Sign(notch) * (Math.Abs(notch) - beyond + (beyond * options.AcceleratedSteps));
    }
}

namespace NeuralGlasses.Decoding.Events;

/// <summary>How busy the muscles are next to what they are at rest: a finger that stays pressed keeps them busy, whatever a model says.</summary>
internal sealed class PressActivity(double windowMs)
{
    // Rest is learnt upwards slowly, so that a press that nobody recognised is not taken for it, and downwards fast.
    private const double RiseMs = 5000;
    private const double FallMs = 300;
    private const int MostSteps = 64;

    // What the muscles did before a press that is noted: not the press itself, which is seen a tenth of a second late. Guesses.
    private const double BeforeFromMs = 450;
    private const double BeforeToMs = 170;
    private readonly double[] _powers = new double[MostSteps];
    private readonly double[] _lengthsMs = new double[MostSteps];
    private int _count;
    private double _power = double.NaN;
    private double _rest = double.NaN;
    private double _before;

    /// <summary>Root mean square of the last moments as a multiple of that at rest, or of that before the press if the hand was busy; NaN while it is not known.</summary>
    public double Ratio => _rest > 0 ? Math.Sqrt(_power / Math.Max(_rest, _before)) : double.NaN;

    public void Reset()
    {
        _count = 0;
        _before = 0;
        _power = _rest = double.NaN;
    }

    /// <summary>Notes that a press was seen: a hand that carries something is as busy after it as before.</summary>
    public void Press() => _before = MeanPower(BeforeToMs, BeforeFromMs);

    /// <summary>Takes the activity of a step.</summary>
    /// <param name="microvolts">Root mean square of its samples; NaN where the decoder does not say.</param>
    /// <param name="elapsedMs">Time since the step before.</param>
    /// <param name="isAtRest">Whether nothing is pressed and nothing seems to happen.</param>
    public void Take(float microvolts, double elapsedMs, bool isAtRest)
    {
        if (!float.IsFinite(microvolts))
        {
            Reset();
            return;
        }

        _powers[_count % MostSteps] = (double)microvolts * microvolts;
        _lengthsMs[_count % MostSteps] = elapsedMs;
        _count++;
        // A window and no exponential mean: the burst that begins a press is two hundred times as strong as what keeps it.
        _power = MeanPower(0, windowMs);
        if (!isAtRest)
            return;
        var keep = double.IsFinite(_rest) ? Math.Exp(-elapsedMs / (_power > _rest ? RiseMs : FallMs)) : 0;
        _rest = (keep > 0 ? keep * _rest : 0) + ((1 - keep) * _power);
    }

    // Of the steps that ended so long ago; 0 for none.
    private double MeanPower(double fromMs, double toMs)
    {
        var (sum, steps, ms) = (0.0, 0, 0.0);
        for (var i = _count - 1; i >= Math.Max(0, _count - MostSteps) && ms < toMs; i--)
        {
            if (ms >= fromMs)
            {
                sum += _powers[i % MostSteps];
                steps++;
            }

            ms += _lengthsMs[i % MostSteps];
        }

        return steps == 0 ? 0 : sum / steps;
    }
}

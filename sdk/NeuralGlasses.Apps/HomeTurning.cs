using System.Globalization;

namespace NeuralGlasses.Apps;

/// <summary>A level that the wearer turns, and how far the home has come after it.</summary>
internal sealed class HomeTurning
{
    // A dial of a hundred steps would be turned for a minute; a twentieth of the way is one step of the hand.
    private const int StepsOfHand = 20;
    private string _begun = "";
    private bool _isUnderWay;

    /// <summary>Where it stands.</summary>
    public double Level { get; private set; }

    /// <summary>Whether it was turned since it was shown.</summary>
    public bool IsTurned { get; private set; }

    /// <summary>Where it stands, as it is sent.</summary>
    public string Value => Level.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Whether something newer than what was sent last is to be sent.</summary>
    public bool IsBehind => _begun != Value;

    /// <summary>Begins with where something stands.</summary>
    public void Begin(HomeLine line)
    {
        Level = Math.Clamp(line.Level ?? line.Least, line.Least, line.Most);
        (IsTurned, _begun) = (false, Value);
    }

    /// <summary>Turns it by steps of the hand, to a step of its own.</summary>
    public void Turn(HomeLine line, double steps)
    {
        double step = Math.Max(line.Step, Math.Round((line.Most - line.Least) / StepsOfHand / line.Step) * line.Step);
        Level = Math.Clamp(line.Least + (Math.Round((Level + (steps * step) - line.Least) / line.Step) * line.Step), line.Least, line.Most);
        IsTurned = true;
    }

    /// <summary>Takes where it stands to be sent; false while something is under way, or it is where it was.</summary>
    public bool TryBegin(out string value)
    {
        value = Value;
        if (_isUnderWay || !IsBehind)
            return false;
        (_isUnderWay, _begun) = (true, value);
        return true;
    }

    /// <summary>What was sent has come to its end.</summary>
    public void End() => _isUnderWay = false;
}

namespace NeuralGlasses.Training.Events;

/// <summary>Counts block by block what <see cref="EventFigures"/> tells.</summary>
internal sealed class EventTally
{
    private readonly List<double> _fromOnset = [];
    private readonly List<double> _fromPrompt = [];
    private int _gestures, _right, _wrong, _extra, _afterStop, _false, _unclear;
    private double _restSeconds;

    public void AddRest(EventBlock block, List<DetectedEvent> activations, double marginSeconds)
    {
        var from = block.Start + marginSeconds;
        _restSeconds += Math.Max(0, block.End - from);
        foreach (var activation in activations)
        {
            if (activation.Seconds < from)
                _afterStop++;
            else
                _false++;
        }
    }

    public void AddGesture(EventBlock block, List<DetectedEvent> activations)
    {
        _gestures++;
        if (block.Onset is null)
            _unclear++;
        if (activations.Count == 0)
            return;
        _extra += activations.Count - 1;
        if (activations[0].Class != block.Label)
        {
            _wrong++;
            return;
        }

        _right++;
        _fromPrompt.Add(activations[0].Seconds - block.Start);
        _fromOnset.Add(activations[0].Seconds - (block.Onset ?? block.Start));
    }

    public EventFigures Figures(string subject) => new()
    {
        Subject = subject,
        Gestures = _gestures,
        Right = _right,
        Wrong = _wrong,
        Extra = _extra,
        AfterStop = _afterStop,
        FalseActivations = _false,
        RestHours = _restSeconds / 3600,
        UnclearOnsets = _unclear,
        SecondsFromOnset = [.. _fromOnset.Order()],
        SecondsFromPrompt = [.. _fromPrompt.Order()],
    };
}

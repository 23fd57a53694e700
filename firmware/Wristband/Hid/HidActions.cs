namespace NeuralGlasses.Wristband.Hid;

/// <summary>
/// What gestures do to mouse and keyboard. A click is told at each tap, because a second click is what a computer makes a double click of;
/// a key waits for the pause behind the tap, because the key of a double tap would undo that of a tap.
/// </summary>
public sealed class HidActions
{
    /// <summary>The first gesture: clicks and drags.</summary>
    public const int Pointing = 0;

    /// <summary>The second gesture: keys, and the clutch of the cursor.</summary>
    public const int Deciding = 1;

    private readonly HidReports _reports;
    private int _holding;

    /// <summary>Makes the actions on these reports.</summary>
    public HidActions(HidReports reports)
    {
        _reports = reports;
    }

    /// <summary>Whether the wrist's rotation moves the cursor: while either gesture is held.</summary>
    public bool MovesCursor
    {
        get { return _holding != 0; }
    }

    /// <summary>Does what events of a gesture mean: Event bits of <see cref="ThresholdDecoder"/>.</summary>
    public void Act(int gesture, int events)
    {
        if (events == 0)
        {
            return;
        }

        if ((events & ThresholdDecoder.EventHoldBegin) != 0)
        {
            _holding |= 1 << gesture;
        }

        if ((events & ThresholdDecoder.EventHoldEnd) != 0)
        {
            _holding &= ~(1 << gesture);
        }

        if (gesture == Pointing)
        {
            Point(events);
        }
        else
        {
            Press(events);
        }
    }

    /// <summary>Lets go of everything.</summary>
    public void Release()
    {
        _holding = 0;
        _reports.Release();
    }

    private void Point(int events)
    {
        if ((events & ThresholdDecoder.EventTap) != 0)
        {
            _reports.Click(HidReportMap.ButtonLeft);
        }

        bool isHeld = (_holding & (1 << Pointing)) != 0;
        _reports.Hold(isHeld ? HidReportMap.ButtonLeft : 0);
    }

    private void Press(int events)
    {
        if ((events & ThresholdDecoder.EventSingleTap) != 0)
        {
            _reports.TapKey(HidReportMap.KeyEnter);
        }

        if ((events & ThresholdDecoder.EventDoubleTap) != 0)
        {
            _reports.TapKey(HidReportMap.KeyEscape);
        }
    }
}

namespace NeuralGlasses.Diagnosis;

/// <summary>Judges the stream: loss, throughput, times and clock.</summary>
internal static class StreamJudgement
{
    public static void Judge(ExaminationReport report, Judgement judgement)
    {
        if (report.Stream is not { } stream)
            return;
        if (stream.FramesReceived == 0)
        {
            if (report.Interruption is null)
            {
                judgement.Wrong(
                    "loss",
                    $"The band streamed for {stream.DurationS:F0} s and no frame arrived; " +
                    $"expected {stream.RateHz:F0} samples a second; restart the band and this machine's Bluetooth.");
            }

            return;
        }

        JudgeLoss(stream, judgement);
        JudgeRadio(stream, judgement);
        JudgeClock(stream, judgement);
        if (stream.FramesPaused > 0)
            judgement.Note("stream", $"The band idled and left out {stream.FramesPaused} frames, because no muscle moved for its idle timeout; that is no loss.");
    }

    private static void JudgeLoss(StreamReading stream, Judgement judgement)
    {
        // What arrives damaged is lost by that, and told as that.
        bool isDamaged = stream.FramesCorrupt > stream.FramesReceived * ExaminationLimits.LossShare;
        bool isPoor = stream.LossOnAir > ExaminationLimits.PoorAirShare && !(isDamaged && stream.FramesCorrupt * 2 > stream.FramesLost + stream.FramesRecovered);
        if (stream.LossForGood > ExaminationLimits.LossShare || isPoor)
        {
            judgement.Exceeds(
                stream.LossForGood > ExaminationLimits.HeavyLossShare,
                "loss",
                $"{stream.LossOnAir:P1} of the frames were lost on the way, {stream.LossForGood:P1} for good; " +
                $"expected less than {ExaminationLimits.PoorAirShare:P0} and {ExaminationLimits.LossShare:P1}; bring the band closer, and turn off what else uses 2.4 GHz.");
        }

        if (isDamaged)
        {
            judgement.Warn(
                "loss",
                $"{stream.FramesCorrupt} frames arrived damaged; " +
                "expected none, since the radio checks each; update the firmware of the band and this machine's Bluetooth.");
        }

        judgement.Settle("loss", true, "Nearly every frame arrived.");
    }

    private static void JudgeRadio(StreamReading stream, Judgement judgement)
    {
        if (stream.FramesDropped > 0)
        {
            judgement.Warn(
                "radio",
                $"The band dropped {stream.FramesDropped} frames that the radio did not take in time; " +
                "expected none; bring it closer, or ask for fewer channels or a lower rate.");
        }

        if (stream.Overruns > 0)
        {
            judgement.Warn(
                "radio",
                $"The band lost {stream.Overruns} frames before it read them; " +
                "expected none; update its firmware, or ask for a lower rate.");
        }

        // A frame that was asked for again is late by that alone.
        if (stream.JitterMs > ExaminationLimits.JitterMs && stream.LossOnAir <= ExaminationLimits.PoorAirShare)
        {
            judgement.Warn(
                "latency",
                $"One frame in a hundred came {stream.JitterMs:F0} ms later than the quickest; " +
                $"expected less than {ExaminationLimits.JitterMs:F0} ms; bring the band closer, and close what keeps this machine busy.");
        }

        judgement.Settle("latency", stream.JitterMs <= ExaminationLimits.JitterMs, "Frames come on time.");
    }

    private static void JudgeClock(StreamReading stream, Judgement judgement)
    {
        double drift = Math.Abs(stream.DriftPartsPerMillion);
        double uncertainty = stream.DriftUncertaintyPartsPerMillion;
        if (drift - uncertainty > ExaminationLimits.DriftPartsPerMillion)
        {
            judgement.Warn(
                "clock",
                $"The band's clock {(stream.DriftPartsPerMillion > 0 ? "gains" : "loses")} {drift:F0} ± {uncertainty:F0} ppm on this machine's; " +
                $"expected at most {ExaminationLimits.DriftPartsPerMillion:F0} ppm; one of the two crystals is off, compare with another machine.");
        }
        else if (drift + uncertainty > ExaminationLimits.DriftPartsPerMillion)
        {
            judgement.Note("clock", $"After {stream.DurationS:F0} s the drift is known to ± {uncertainty:F0} ppm only; a longer stream tells more.");
        }
        else
        {
            judgement.Settle("clock", true, "The clocks keep pace.");
        }
    }
}

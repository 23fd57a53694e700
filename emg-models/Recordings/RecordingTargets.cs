using PureHDF;

namespace NeuralGlasses.Recordings;

/// <summary>What some sets tell of a recording beside its labels.</summary>
public static class RecordingTargets
{
    /// <summary>Sign of each label on the axes of the wrist and hand, [label, axis], from the dataset <c>label_axes</c>.</summary>
    /// <exception cref="RecordingException">The file cannot be read, lacks the dataset or has another number of rows than labels.</exception>
    public static int[,] LabelAxes(EmgRecording recording)
    {
        var axes = Read<int[,]>(recording, "label_axes");
        return axes.GetLength(0) == recording.LabelNames.Count
            ? axes
            : throw new RecordingException($"{recording.Path}: dataset 'label_axes' has {axes.GetLength(0)} rows, 'label_names' has {recording.LabelNames.Count}; they must agree.");
    }

    /// <summary>What is to be estimated at each sample, [time, column], from the dataset <c>target</c>.</summary>
    /// <exception cref="RecordingException">The file cannot be read, lacks the dataset or has another number of rows than samples.</exception>
    public static float[,] Continuous(EmgRecording recording)
    {
        var target = Read<float[,]>(recording, "target");
        return target.GetLength(0) == recording.SampleCount && target.GetLength(1) > 0
            ? target
            : throw new RecordingException($"{recording.Path}: dataset 'target' is {target.GetLength(0)} x {target.GetLength(1)}, expected a row for each of the {recording.SampleCount} samples.");
    }

    private static T Read<T>(EmgRecording recording, string name)
    {
        ArgumentNullException.ThrowIfNull(recording);
        using var file = H5File.OpenRead(recording.Path);
        return new RecordingFile(recording.Path, file).Dataset<T>(name);
    }
}

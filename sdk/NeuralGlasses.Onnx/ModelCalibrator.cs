using System.Diagnostics.CodeAnalysis;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding;

namespace NeuralGlasses.Onnx;

/// <summary>Learns with <see cref="ModelCalibration"/>, in the background on real glasses and at once where time is simulated.</summary>
/// <param name="modelFolder">Folder of the model, with what a calibration starts from.</param>
/// <param name="isWornLeft">Whether the wearer says that the band is on the left arm.</param>
/// <param name="seed">Seed of every draw.</param>
/// <param name="isInBackground">Whether it learns on another thread, or before <see cref="Begin"/> returns.</param>
/// <param name="keep">Keeps what was learnt, on the thread that learns; what it throws is told to the wearer. Null for nobody.</param>
public sealed class ModelCalibrator(string modelFolder, bool isWornLeft, int seed, bool isInBackground, Action<IWearerProfile>? keep = null) : ICalibrator, IDisposable
{
    private Task<CalibrationResult>? _learning;
    private IEmgDecoder? _given;
    private IEmgDecoder? _before;

    /// <inheritdoc/>
    public void Begin(CalibrationRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        if (_learning is not null)
            throw new InvalidOperationException("It is learning already; take its result first.");
        _learning = isInBackground ? Task.Run(() => Learn(recording)) : Task.FromResult(Learn(recording));
    }

    /// <inheritdoc/>
    public bool TryTake([NotNullWhen(true)] out CalibrationResult? result)
    {
        result = null;
        if (_learning is not { IsCompleted: true } learnt)
            return false;
        _learning = null;
        result = learnt.GetAwaiter().GetResult();
        if (result.Decoder is not { } decoder)
            return true;

        // The one before may decode until this one has taken its place.
        _before?.Dispose();
        (_before, _given) = (_given, decoder);
        return true;
    }

    /// <summary>Waits for what is being learnt, and disposes of every decoder that was given.</summary>
    public void Dispose()
    {
        _learning?.GetAwaiter().GetResult().Decoder?.Dispose();
        _learning = null;
        _before?.Dispose();
        _given?.Dispose();
        (_before, _given) = (null, null);
    }

    private CalibrationResult Learn(CalibrationRecording recording)
    {
        try
        {
            (CalibrationReport report, IWearerProfile? profile) = ModelCalibration.Run(modelFolder, recording, isWornLeft, seed);
            if (profile is null)
                return new CalibrationResult(string.Join(' ', report.Findings.Select(finding => finding.Sentence)));
            IEmgDecoder decoder = WearerDecoder.Load(modelFolder, profile, isWornLeft);
            return new CalibrationResult(Keep(profile) ?? "The glasses know your movements now.", profile, decoder);
        }
        catch (Exception error) when (error is CalibrationException or ModelManifestException or ModelMismatchException or IOException)
        {
            return new CalibrationResult(error.Message);
        }
    }

    private string? Keep(IWearerProfile profile)
    {
        try
        {
            keep?.Invoke(profile);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"The glasses know your movements until they go off; they could not be kept: {error.Message}";
        }
    }
}

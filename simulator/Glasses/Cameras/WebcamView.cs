using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Cameras;

/// <summary>A camera of this machine, by ffmpeg and Video4Linux2, opened for each photo and for nothing else. What it sees is no function of scenario and seed.</summary>
public sealed class WebcamView : ICameraView
{
    private const string FirstDevice = "/dev/video0";
    private readonly string _device;

    /// <summary>Takes a device, or the first one for an empty name. Throws <see cref="ScenarioException"/> if it was not allowed, the run is not at the pace of the clock, or the device is not there.</summary>
    public WebcamView(string device, bool isAllowed, bool isRealTime)
    {
        _device = device.Length > 0 ? device : FirstDevice;
        if (!isAllowed)
            throw new ScenarioException("The scenario's camera is a webcam of this machine, and nobody allowed that; add --webcam if you want it.");
        if (!isRealTime)
            throw new ScenarioException("A webcam shows the present and cannot run ahead of it; add --speed real, or choose another source for the camera.");
        if (!File.Exists(_device))
            throw new ScenarioException($"There is no webcam {_device} on this machine; plug one in, name another device in camera.path, or choose another source for the camera.");
    }

    /// <inheritdoc/>
    public byte[] Expose(CameraMode mode, HostTime at)
    {
        var (_, output, complaint) = Ffmpeg.Run("ffmpeg", ["-v", "error", "-nostdin", "-f", "v4l2", "-i", _device, "-frames:v", "1", "-f", "image2pipe", "-c:v", "png", "-"], $"The webcam {_device}");
        return output.Length > 0 ? SensorPicture.Fit(output, mode, _device) : throw new DeviceFailedException($"The webcam {_device} gave no picture: {complaint}.");
    }
}

using Microsoft.Extensions.Time.Testing;
using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Cameras;
using NeuralGlasses.Drivers.Input;
using NeuralGlasses.Drivers.Pins;
using NeuralGlasses.Drivers.Screens;
using NeuralGlasses.Drivers.Sound;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Drivers.Tests;

/// <summary>Programs that drive devices, and what is said where program or device is missing.</summary>
public sealed class CalledProgramTests
{
    private static readonly CameraMode Mode = new(640, 480, 1);

    [Fact]
    public void What_a_program_said_last_is_its_complaint()
    {
        using var program = CalledProgram.Start("sh", ["-c", "echo first >&2; echo; echo second >&2; exit 3"], "dash");
        Assert.False(program.Wait());
        Assert.Equal("second", program.Complaint);
    }

    [Fact]
    public void A_program_that_goes_on_is_ended()
    {
        using var program = CalledProgram.Start("sh", ["-c", "sleep 1000"], "dash");
        Assert.False(program.HasEnded);
        program.Kill();
        Assert.False(program.Wait());
        program.Kill();
    }

    [Fact]
    public void A_program_that_is_not_there_names_its_package()
    {
        var error = Assert.Throws<IOException>(() => CalledProgram.Start("no-such-program", [], "some-package"));
        Assert.Contains("'no-such-program'", error.Message, StringComparison.Ordinal);
        Assert.Contains("install the package some-package", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_camera_that_is_not_there_is_named()
    {
        using var camera = new LinuxCamera(new LinuxCameraOptions { Device = "/dev/no-camera", Modes = [Mode] }, new LitLight(), new FakeTimeProvider(), () => default);
        var refusal = Assert.Throws<DeviceFailedException>(() =>
        {
            while (camera.Take(Mode, default) is null)
                Thread.Yield();
        });
        Assert.Equal("The camera took no photo: there is no /dev/no-camera; plug the camera in, or set another.", refusal.Message);
    }

    [Fact]
    public void Photos_of_the_Raspberry_Pi_are_taken_by_its_own_program()
    {
        var (program, arguments, package) = LinuxCamera.Command(new LinuxCameraOptions { Program = CameraProgram.Rpicam }, Mode);
        Assert.Equal("rpicam-still --nopreview --timeout 500 --width 640 --height 480 --encoding jpg --output -", $"{program} {string.Join(' ', arguments)}");
        Assert.Equal("rpicam-apps", package);
    }

    [Fact]
    public void Devices_that_are_not_there_are_named()
    {
        Assert.Contains("/dev/gpiochip255", Assert.Throws<DeviceFailedException>(() => new GpioPins(255)).Message, StringComparison.Ordinal);
        Assert.Contains("/dev/no-screen", Assert.Throws<DeviceFailedException>(() => new Framebuffer("/dev/no-screen")).Message, StringComparison.Ordinal);
        Assert.Contains("/dev/dri/no-card", Assert.Throws<DeviceFailedException>(() => new DrmScreen("/dev/dri/no-card")).Message, StringComparison.Ordinal);
        Assert.Contains("ioctl", Assert.Throws<DeviceFailedException>(() => new DrmScreen("/dev/null")).Message, StringComparison.Ordinal);
        Assert.Contains("/dev/no-input", Assert.Throws<DeviceFailedException>(() => new InjectedInput("x", "/dev/no-input")).Message, StringComparison.Ordinal);
        Assert.Contains("ioctl", Assert.Throws<DeviceFailedException>(() => new Framebuffer("/dev/null")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ring_keeps_the_newest_in_their_order_and_counts_the_rest()
    {
        var ring = new SampleRing(5);
        Assert.Equal(0, ring.Push([1, 2, 3]));
        Assert.Equal(2, ring.Room);
        var taken = new short[2];
        Assert.Equal(2, ring.Take(taken));
        Assert.Equal([1, 2], taken);
        Assert.Equal(1, ring.Push([4, 5, 6, 7, 8]));
        Assert.Equal(0, ring.Room);
        taken = new short[9];
        Assert.Equal(5, ring.Take(taken));
        Assert.Equal([4, 5, 6, 7, 8], taken[..5]);
        ring.Push([9]);
        ring.Clear();
        Assert.Equal(0, ring.Take(taken));
    }

    private sealed class LitLight : ICaptureLed
    {
        public bool IsLit => true;

        public bool TryLight() => true;

        public void Dark()
        {
        }
    }
}

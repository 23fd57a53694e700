using System.Collections.Concurrent;
using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Cameras;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Drivers.Tests;

/// <summary>A driver that blocks holds up nobody, and no picture of it reaches whom it is not for.</summary>
public sealed class BlockingCameraTests : IDisposable
{
    private static readonly CameraMode Mode = new(1280, 720, 2);
    private readonly BlockingCollection<Func<byte[]>> _pictures = [];
    private readonly Light _light = new() { IsLit = true };
    private readonly BlockingCamera _camera;
    private int _exposures;
    private CancellationToken _end;

    public BlockingCameraTests() => _camera = new BlockingCamera([Mode], 60, (_, end) => Expose(end), _light, () => At(5));

    public void Dispose()
    {
        _pictures.CompleteAdding();
        _camera.Dispose();
        _pictures.Dispose();
    }

    [Fact]
    public void A_photo_is_asked_for_until_the_driver_has_it()
    {
        Assert.Null(_camera.Take(Mode, At(0)));
        Assert.Null(_camera.Take(Mode, At(10)));
        Give(() => [1]);
        Assert.Equal([1], Wait(At(20)).Encoded.ToArray());
        Assert.Equal(1, _exposures);
        Assert.Contains("not ready", Refusal(At(400)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_given_up_reaches_nobody()
    {
        Assert.Null(_camera.Take(Mode, At(0)));
        _camera.Drop();
        Assert.Null(_camera.Take(Mode, At(1000)));
        Give(() => [1]);
        Give(() => [2]);
        Assert.Equal([2], Wait(At(2000)).Encoded.ToArray());
    }

    [Fact]
    public void A_driver_that_fails_after_it_was_given_up_troubles_nobody()
    {
        Assert.Null(_camera.Take(Mode, At(0)));
        _camera.Drop();
        Give(() => throw new IOException("It was unplugged."));
        Give(() => [2]);
        Assert.Equal([2], Wait(At(2000)).Encoded.ToArray());
    }

    [Fact]
    public void A_driver_that_fails_says_why()
    {
        Give(() => throw new IOException("It was unplugged."));
        Assert.Equal("The camera took no photo: It was unplugged.", Assert.Throws<DeviceFailedException>(() => Wait(At(0))).Message);
        Give(() => [3]);
        Assert.Equal([3], Wait(At(1000)).Encoded.ToArray());
    }

    [Fact]
    public void Nothing_is_exposed_in_the_dark_or_delivered_out_of_it()
    {
        _light.IsLit = false;
        Assert.Contains("capture light is dark", Refusal(At(0)), StringComparison.Ordinal);
        Assert.Equal(0, _exposures);
        _light.IsLit = true;
        Assert.Null(_camera.Take(Mode, At(0)));
        _light.IsLit = false;
        Give(() => [1]);
        Assert.Contains("went dark", Assert.Throws<DeviceFailedException>(() => Wait(At(10))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_light_that_goes_dark_ends_the_exposure_itself_and_its_picture_is_never_seen()
    {
        Assert.Null(_camera.Take(Mode, At(0)));
        SpinWait.SpinUntil(() => _exposures == 1);
        Assert.False(_end.IsCancellationRequested);
        _light.IsLit = false;
        Assert.Contains("went dark", Refusal(At(10)), StringComparison.Ordinal);
        Assert.True(_end.IsCancellationRequested);
        _light.IsLit = true;
        Give(() => [1]);
        Give(() => [2]);
        Assert.Equal([2], Wait(At(2000)).Encoded.ToArray());
    }

    [Fact]
    public void A_size_that_it_does_not_offer_is_refused_and_one_asked_for_in_between_costs_the_photo()
    {
        Assert.Contains("does not take 17 x 13", Assert.Throws<DeviceFailedException>(() => _camera.Take(new CameraMode(17, 13, 1), At(0))).Message, StringComparison.Ordinal);
        Assert.Null(_camera.Take(Mode, At(0)));
        Give(() => [1]);
        Assert.Contains("another size", Assert.Throws<DeviceFailedException>(() => Wait(At(10), new CameraMode(17, 13, 1))).Message, StringComparison.Ordinal);
    }

    private static HostTime At(double ms) => new((long)(ms * 1000));

    private byte[] Expose(CancellationToken end)
    {
        Interlocked.Increment(ref _exposures);
        _end = end;
        return _pictures.TryTake(out var picture, Timeout.Infinite, CancellationToken.None) ? picture() : throw new IOException("The test is over.");
    }

    private void Give(Func<byte[]> picture) => _pictures.Add(picture, TestContext.Current.CancellationToken);

    private string Refusal(HostTime at) => Assert.Throws<DeviceFailedException>(() => _camera.Take(Mode, at)).Message;

    // The driver answers beside this thread, when it is its turn.
    private Photo Wait(HostTime at, CameraMode? mode = null)
    {
        while (true)
        {
            if (_camera.Take(mode ?? Mode, at) is { } photo)
                return photo;
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Thread.Yield();
        }
    }

    private sealed class Light : ICaptureLed
    {
        public bool IsLit { get; set; }

        public bool TryLight() => IsLit;

        public void Dark() => IsLit = false;
    }
}

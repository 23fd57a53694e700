namespace NeuralGlasses.Calibration;

/// <summary>What one wearer's calibration found, of whichever kind the adapted model is; <see cref="WearerProfileFile"/> reads every kind.</summary>
public interface IWearerProfile
{
    /// <summary>Name of the model that was adapted.</summary>
    string ModelName { get; }

    /// <summary>Its version.</summary>
    string ModelVersion { get; }

    /// <summary>How the band is worn against the model's way.</summary>
    RingPermutation Wearing { get; }

    /// <summary>The profile as it is kept, without a signature; the same profile gives the same bytes.</summary>
    byte[] ToBytes();

    /// <summary>Writes the profile and its signature (HMAC-SHA-256, RFC 2104); a profile that was there stays until the new one is whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">Key of the device, at least <see cref="PersonalProfile.ShortestKey"/> bytes.</param>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    void Save(string path, ReadOnlySpan<byte> key);
}

package dev.seedpost.tracker.unit3d;

import dev.seedpost.http.SecretsInAddress;
import java.util.List;
import java.util.Map;
import okhttp3.MultipartBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Multipart;
import retrofit2.http.POST;
import retrofit2.http.Part;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;
import retrofit2.http.Url;

/** The calls of UNIT3D's API that are used here, below {@code /api/} or where a fork has it. */
interface Unit3dApi {
  @GET("user")
  Call<ResponseBody> user();

  @GET("torrents/{id}")
  Call<ResponseBody> torrent(@Path("id") String id);

  @GET("torrents/filter")
  Call<ResponseBody> filter(@QueryMap Map<String, String> query);

  @Multipart
  @POST("torrents/upload")
  Call<ResponseBody> upload(@Part List<MultipartBody.Part> parts);

  /**
   * The download route, outside of the API and without its login.
   *
   * @param address with {@link SecretsInAddress#place} where the rsskey belongs
   */
  @GET
  Call<ResponseBody> download(@Url String address, @Tag SecretsInAddress rssKey);
}

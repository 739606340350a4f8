package dev.seedpost.http;

import java.util.List;
import okhttp3.MultipartBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Multipart;
import retrofit2.http.POST;
import retrofit2.http.Part;
import retrofit2.http.Query;

/** A remote side as a client would describe it. */
interface Site {
  @GET("ajax/torrents")
  Call<ResponseBody> look(@Query("apikey") String key);

  @Multipart
  @POST("upload.php")
  Call<ResponseBody> upload(@Part List<MultipartBody.Part> parts);
}
